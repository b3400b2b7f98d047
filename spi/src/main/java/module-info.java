/**
 * The words that cross a port: documents as immutable data, the ports that core asks the outside through, and the contract kits that
 * prove an adapter.
 *
 * <p>An adapter needs this module and nothing else of the library.
 */
module dev.sefaresh.spi {
    requires transitive org.joda.money;
    requires static org.immutables.value.annotations;
    requires static org.jspecify;

    exports dev.sefaresh.spi.model;
    exports dev.sefaresh.spi.port;
    exports dev.sefaresh.spi.tck;
}
