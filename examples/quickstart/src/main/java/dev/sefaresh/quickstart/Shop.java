package dev.sefaresh.quickstart;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.jdbc.JdbcOrderStore;
import dev.sefaresh.jdbc.JdbcStock;
import dev.sefaresh.spi.model.Actor;
import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Mailer;
import dev.sefaresh.spi.port.PaymentProvider;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** What its people share: the engine, the calendar, the price list and the warehouse. For one thread. */
final class Shop {
    static final Actor SALES = Actor.staff("sales desk");
    static final Actor WAREHOUSE = Actor.staff("warehouse");
    static final Actor CARRIER = Actor.staff("carrier");

    private final HandClock clock = new HandClock();
    private final PriceList prices = new PriceList();
    private final Warehouse warehouse;
    private final OrderDesk desk;

    /** A shop that writes no mail. */
    Shop(DataSource database, PaymentProvider cards) {
        this(database, cards, MailTerms.NONE, Mailer.discarding());
    }

    Shop(DataSource database, PaymentProvider cards, MailTerms mail, Mailer mailer) {
        warehouse = new Warehouse(database);
        desk = OrderDesk.builder()
                .store(JdbcOrderStore.on(database))
                .stock(JdbcStock.on(database))
                .catalog(prices)
                .provider(CardHouse.TENDER, cards)
                // confirmed when paid, invoiced when confirmed, refunded when settled; nothing is taken back unasked
                .terms(Terms.in(Row.POUNDS.getCode()).withMail(mail))
                .mailer(mailer)
                .executor(Runnable::run)
                .clock(clock)
                .lease(Conversation.LEASE)
                .build();
    }

    /** It is now this time. */
    void openAt(Instant time) {
        clock.set(time);
    }

    PriceList prices() {
        return prices;
    }

    Warehouse warehouse() {
        return warehouse;
    }

    OrderDesk desk() {
        return desk;
    }

    static Actor buyer(Optional<String> customer) {
        return Actor.buyer(customer.map("customer "::concat).orElse("guest"));
    }
}
