package dev.sefaresh.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.OrderDesk;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** The library with a few other words in one of its rules: compiled from its source, and loaded beside the real one. */
final class Mutant implements AutoCloseable {
    private static final Path CORE = Path.of("..", "..", "core", "src", "main", "java", "dev", "sefaresh", "core");

    /** What is not changed is loaded once for all, and so compiled once by the virtual machine. */
    private static final ClassLoader REST = rest();

    private final URLClassLoader classes;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private Mutant(URLClassLoader classes) {
        this.classes = classes;
    }

    /** Puts other words where these stand, once, in a source file of core. */
    static Mutant of(Path directory, String source, String words, String others) throws IOException {
        String text = Files.readString(CORE.resolve(source));
        assertThat(text.split(java.util.regex.Pattern.quote(words), -1))
                .as(words + " in " + source)
                .hasSize(2);
        Path mutated = directory.resolve(Path.of(source).getFileName());
        Files.writeString(mutated, text.replace(words, others));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-nowarn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        directory.toString(),
                        mutated.toString());
        assertThat(code).as("compiling " + source).isZero();
        return new Mutant(new URLClassLoader(
                new URL[] {directory.toUri().toURL(), home(OrderDesk.class), home(Simulator.class)}, REST));
    }

    /** The class path without the library and its simulator. */
    private static ClassLoader rest() {
        List<URL> rest = new ArrayList<>();
        try {
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                rest.add(Path.of(entry).toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
        rest.removeAll(List.of(home(OrderDesk.class), home(Simulator.class)));
        return new URLClassLoader(rest.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** The exit code of its simulator. */
    int simulate(String... arguments) throws ReflectiveOperationException {
        Thread thread = Thread.currentThread();
        ClassLoader real = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        try {
            PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
            return (int) classes.loadClass(Simulator.class.getName())
                    .getMethod("run", PrintStream.class, PrintStream.class, String[].class)
                    .invoke(null, out, out, arguments);
        } finally {
            thread.setContextClassLoader(real);
        }
    }

    /** What its simulator printed. */
    String told() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}
