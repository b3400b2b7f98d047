package dev.sefaresh.core;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.sefaresh.core.process.Command;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a request asks for, as a fingerprint: SHA-256 of a canonical form of its commands. Only values that are present go into it,
 * so a command that gets a new optional component keeps the digests of old requests.
 */
final class Digest {
    private static final ClassValue<List<Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return accessors(type);
        }
    };

    private Digest() {}

    /** Lower-case hexadecimal. */
    static String of(List<Command> commands) {
        Hasher form = Hashing.sha256().newHasher();
        commands.forEach(command -> put(form, command));
        return form.hash().toString();
    }

    private static void put(Hasher form, Object value) {
        if (value instanceof Enum<?> constant) {
            text(form, constant.name());
        } else if (value instanceof BigDecimal number) {
            text(form, number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
        } else if (value instanceof Collection<?> elements) {
            form.putByte((byte) '[').putInt(elements.size());
            elements.forEach(element -> put(form, element));
        } else if (ACCESSORS.get(value.getClass()).isEmpty()) {
            text(form, value.toString());
        } else {
            form.putByte((byte) '{');
            text(form, name(value.getClass()));
            ACCESSORS
                    .get(value.getClass())
                    .forEach(accessor -> component(form, accessor.getName(), get(accessor, value)));
            form.putByte((byte) '}');
        }
    }

    private static void component(Hasher form, String name, Object value) {
        Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (present != null && !(present instanceof Collection<?> elements && elements.isEmpty())) {
            text(form, name);
            put(form, present);
        }
    }

    private static void text(Hasher form, String text) {
        form.putByte((byte) '"').putInt(text.length()).putString(text, StandardCharsets.UTF_8);
    }

    private static Object get(Method accessor, Object value) {
        try {
            return accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + accessor, e);
        }
    }

    private static String name(Class<?> type) {
        return type.isRecord()
                ? type.getSimpleName()
                : document(type).map(Class::getSimpleName).orElse("");
    }

    /** A record's components; a document's abstract accessors, by name; nothing for a value that is its own text. */
    private static List<Method> accessors(Class<?> type) {
        Stream<Method> methods = type.isRecord()
                ? Arrays.stream(type.getRecordComponents()).map(RecordComponent::getAccessor)
                : document(type).stream()
                        .flatMap(document -> Arrays.stream(document.getMethods()))
                        .filter(method -> method.getParameterCount() == 0 && Modifier.isAbstract(method.getModifiers()))
                        .sorted(Comparator.comparing(Method::getName));
        return methods.peek(method -> method.setAccessible(true)).toList();
    }

    private static Optional<Class<?>> document(Class<?> type) {
        return Arrays.<Class<?>>stream(type.getInterfaces())
                .filter(candidate -> candidate.getPackageName().equals("dev.sefaresh.spi.model"))
                .findFirst();
    }
}
