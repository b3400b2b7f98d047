/** Messages and printed documents for the customer. */
module dev.sefaresh.mail {
    requires transitive dev.sefaresh.spi;
    requires org.slf4j;
    requires jakarta.mail;
    requires com.ibm.icu;
    requires com.samskivert.jmustache;
    requires org.eclipse.angus.mail;
    requires static org.immutables.value.annotations;
    requires static org.jspecify;

    exports dev.sefaresh.mail;
}
