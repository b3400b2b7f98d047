/**
 * The rules of an order engine: state machines, reactions, ledgers and laws, and the desk where requests are handled.
 *
 * <p>{@link dev.sefaresh.core.OrderDesk} is the entry point. Nothing in here reads a clock, throws dice or does I/O by itself:
 * what a decision needs is asked through the ports of {@code dev.sefaresh.spi}.
 */
module dev.sefaresh.core {
    requires transitive dev.sefaresh.spi;
    requires transitive jakarta.validation;
    requires com.google.common;
    requires org.hibernate.validator;
    requires org.slf4j;
    requires static org.jspecify;

    exports dev.sefaresh.core;
    exports dev.sefaresh.core.lifecycle;
    exports dev.sefaresh.core.process;
    exports dev.sefaresh.core.order;
    exports dev.sefaresh.core.quotation;
    exports dev.sefaresh.core.payment;
    exports dev.sefaresh.core.delivery;
    exports dev.sefaresh.core.invoice;
    exports dev.sefaresh.core.returns;
    exports dev.sefaresh.core.tender;
    exports dev.sefaresh.core.carriage;
    exports dev.sefaresh.core.tax;
    exports dev.sefaresh.core.dispute;
    exports dev.sefaresh.core.discrepancy;
    exports dev.sefaresh.core.ledger;
    exports dev.sefaresh.core.pricing;
    exports dev.sefaresh.core.offers;
    exports dev.sefaresh.core.books;
    exports dev.sefaresh.core.policy;
    exports dev.sefaresh.core.inmemory;

    // a validator reads the constraints off the fields of requests and commands
    opens dev.sefaresh.core;
    opens dev.sefaresh.core.order;
    opens dev.sefaresh.core.quotation;
    opens dev.sefaresh.core.payment;
    opens dev.sefaresh.core.delivery;
    opens dev.sefaresh.core.invoice;
    opens dev.sefaresh.core.returns;
    opens dev.sefaresh.core.dispute;
    opens dev.sefaresh.core.discrepancy;
}
