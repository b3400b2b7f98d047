package dev.sefaresh.core;

import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;

import dev.sefaresh.core.process.Command;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Discrepancy;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.MailAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.joda.money.Money;

/** A shop that writes mail, and all that it has written. Everything is tried as often as a mailer wants it. */
final class Mailing {
    static final Buyer BEA = Buyer.named("Bea").withEmail("bea@example.org").withLanguage("fa");

    final List<Mail> mails = new ArrayList<>();
    final Shop shop;
    Function<Mail, MailAnswer> mailer = mail -> MailAnswer.sent();
    private final Buyer buyer;

    Mailing(Terms terms) {
        this(terms, BEA, desk -> desk.staff("staff@example.com", "de"));
    }

    Mailing(Terms terms, Buyer buyer, UnaryOperator<OrderDeskBuilder> with) {
        this.buyer = buyer;
        this.shop = new Shop(
                terms,
                desk -> with.apply(desk.mailer(this::send)
                        .renderer((document, words) -> Attachment.of(
                                document.number() + "." + words.language().orElse("-"), "text/plain", new byte[0]))
                        .reorderBelow(sku -> Quantity.of(5))));
    }

    MailAnswer send(Mail mail) {
        mails.add(mail);
        return mailer.apply(mail);
    }

    Mailing ask(Command... commands) {
        shop.desk.handle(shop.request(commands)).orThrow();
        shop.audit();
        return this;
    }

    /** Two pens for 6.67, checked out. */
    Mailing ordered(Command... more) {
        return ordered(2, more);
    }

    Mailing ordered(int pens, Command... more) {
        ask(addLines(item("PEN", pens)), nameBuyer(buyer));
        return more.length == 0 ? ask(checkOut()) : ask(more).ask(checkOut());
    }

    Mailing pass(Duration time) {
        shop.clock.pass(time);
        shop.desk.runDue();
        shop.audit();
        return this;
    }

    List<String> said() {
        return mails.stream().map(Mailing::said).toList();
    }

    List<String> messages() {
        return mails.stream().map(mail -> mail.message().name()).toList();
    }

    List<String> raised() {
        return shop.file().discrepancies().stream()
                .map(one -> one.code() + " at " + one.about() + ": " + one.note())
                .toList();
    }

    List<String> codes() {
        return shop.file().discrepancies().stream().map(Discrepancy::code).toList();
    }

    /** All that is in a mail, in one line. */
    static String said(Mail mail) {
        var document = mail.document();
        return "to " + mail.to() + " in " + mail.wording().language().orElse("-") + ": " + document.kind() + " "
                + document.number() + " of "
                + document.lines().stream()
                        .map(line -> line.quantity() + " " + line.code())
                        .toList()
                + " " + document.total()
                + part(", amount ", mail.amount().map(Money::toString))
                + part(", under ", document.reference())
                + part(", by ", document.due().map(Object::toString))
                + part(", because ", mail.reason())
                + part(", go on at ", mail.link().map(Object::toString))
                + part(", with ", mail.attachments().stream().findFirst().map(Attachment::name));
    }

    private static String part(String name, Optional<String> said) {
        return said.map(text -> name + text).orElse("");
    }
}
