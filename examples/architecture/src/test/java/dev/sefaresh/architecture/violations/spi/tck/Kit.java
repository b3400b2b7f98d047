package dev.sefaresh.architecture.violations.spi.tck;

final class Kit {
    static void report() {
        System.out.println(System.nanoTime());
    }
}
