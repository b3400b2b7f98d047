package dev.sefaresh.architecture.violations.spi.tck;

public final class Kit {
    public static void report() {
        System.out.println(System.nanoTime());
    }
}
