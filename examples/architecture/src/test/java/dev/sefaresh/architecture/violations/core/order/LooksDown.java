package dev.sefaresh.architecture.violations.core.order;

import dev.sefaresh.architecture.violations.core.process.Deciding;
import java.net.URI;

final class LooksDown {
    final Deciding deciding = new Deciding();
    final URI address = URI.create("https://example.org");
}
