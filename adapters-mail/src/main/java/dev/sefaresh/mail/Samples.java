package dev.sefaresh.mail;

import dev.sefaresh.spi.model.Address;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.PrintedDocument.Kind;
import dev.sefaresh.spi.port.PrintedDocument.Line;
import dev.sefaresh.spi.port.PrintedDocument.TaxTotal;
import dev.sefaresh.spi.port.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Mails about something that does not exist: with all that there can be, and with the least.
 *
 * @param line what is sold
 * @param worth what one of the smallest prices is multiplied with, so that it looks like one
 */
record Samples(
        String name,
        String street,
        String city,
        String country,
        String line,
        String other,
        String reason,
        String currency,
        BigDecimal worth) {
    private static final LocalDate NOWRUZ = LocalDate.of(2026, 3, 21);
    private static final Samples ENGLISH = new Samples(
            "Sara Ahmadi",
            "12 Rose Lane",
            "Leeds",
            "GB",
            "Green tea, first harvest",
            "Teapot of blue glass",
            "the card has expired",
            "EUR",
            BigDecimal.ONE);
    private static final Samples PERSIAN = new Samples(
            "سارا احمدی",
            "خیابان گلستان، پلاک ۱۲",
            "شیراز",
            "IR",
            "چای سبز بهاره",
            "قوری شیشه‌ای آبی",
            "تاریخ کارت گذشته است",
            "IRR",
            BigDecimal.valueOf(1_000_000));

    static Samples in(String language) {
        return Place.languages(language).contains("fa") ? PERSIAN : ENGLISH;
    }

    /** With what is there when such a message is written. */
    Mail typical(Message message, Wording wording) {
        Mail full = full(message, wording);
        PrintedDocument document = full.document();
        boolean isAwaited = document.kind() == Kind.DELIVERY || message == Message.AWAITING_TRANSFER;
        boolean isFree = document.kind() == Kind.DELIVERY || message == Message.RETURN_REFUSED;
        boolean isDated = isAwaited || document.kind() == Kind.QUOTATION;
        return full.withDocument(document.withReference(document.reference().filter(one -> isAwaited))
                        .withDue(document.due().filter(one -> isDated))
                        .withTotal(isFree ? money("0.00") : document.total()))
                .withAmount(full.amount().filter(one -> saysAmount(message)))
                .withReason(full.reason().filter(one -> saysReason(message)))
                .withLink(full.link().filter(one -> !message.isForStaff()))
                .withUnsubscribe(full.unsubscribe().filter(one -> message.isReminder()))
                .withAttachments(isAttached(document.kind()) ? full.attachments() : List.of());
    }

    private static boolean saysAmount(Message message) {
        return switch (message) {
            case AWAITING_TRANSFER,
                    PAYMENT_RECEIVED,
                    PAYMENT_FAILED,
                    ACTION_NEEDED,
                    REFUND_MADE,
                    PAYMENT_REMINDER,
                    PAYMENT_OVERDUE -> true;
            default -> false;
        };
    }

    private static boolean saysReason(Message message) {
        return switch (message) {
            case PAYMENT_FAILED, RETURN_REFUSED, HANDED_TO_STAFF -> true;
            default -> false;
        };
    }

    private static boolean isAttached(Kind kind) {
        return kind == Kind.QUOTATION || kind == Kind.INVOICE || kind == Kind.CREDIT_NOTE;
    }

    /** With all that there can be, with what is usual, and with the least. */
    List<Mail> all(Message message, Wording wording) {
        return List.of(full(message, wording), typical(message, wording), least(message, wording));
    }

    /** With all that there can be. */
    Mail full(Message message, Wording wording) {
        return least(message, wording)
                .withDocument(document(kind(message)))
                .withAmount(money("59.00"))
                .withReason(reason)
                .withLink(URI.create("https://shop.example/order?ticket=A-1042"))
                .withUnsubscribe(URI.create("https://shop.example/unsubscribe?ticket=A-1042"))
                .withAttachments(Attachment.of("sample.html", "text/html; charset=UTF-8", new byte[0]));
    }

    /** With nothing that could not be there. */
    Mail least(Message message, Wording wording) {
        return new Mail.Builder()
                .key("sample")
                .message(message)
                .to("sara@shop.example")
                .wording(wording)
                .document(empty(kind(message)))
                .order(OrderId.of("A-1042"))
                .build();
    }

    private PrintedDocument document(Kind kind) {
        Tax tax = Tax.included("VAT", "10");
        return empty(kind)
                .withBuyer(new Buyer.Builder()
                        .name(name)
                        .customer("C-4711")
                        .phone("+98 21 5550 1234")
                        .taxNumber("1234567890")
                        .address(new Address.Builder()
                                .street(street)
                                .postalCode("71345")
                                .city(city)
                                .country(country)
                                .build())
                        .build())
                .withLines(
                        new Line("TEA-250", line, Quantity.of("2.5"), price("11.600"), money("29.00")),
                        new Line("POT-1", other, Quantity.of(1), price("35.00"), money("35.00")),
                        new Line("WELCOME", "WELCOME", Quantity.of(1), price("-5.00"), money("-5.00")))
                .withTotal(money("59.00"))
                .withTaxes(new TaxTotal(tax, money("53.64"), money("5.36")))
                .withReference("RF18 5390 0754")
                .withDue(NOWRUZ.plusDays(10));
    }

    private PrintedDocument empty(Kind kind) {
        return new PrintedDocument.Builder()
                .kind(kind)
                .number(
                        switch (kind) {
                            case CART, ORDER -> "A-1042";
                            case QUOTATION -> "A-1042/Q1";
                            case DELIVERY, STOCK -> "A-1042/D1";
                            case RETURN -> "A-1042/R1";
                            case INVOICE -> "main-2026/17";
                            case CREDIT_NOTE -> "main-2026/C3";
                        })
                .date(NOWRUZ)
                .buyer(Buyer.UNKNOWN)
                .lines(List.of())
                .total(money("0.00"))
                .build();
    }

    private Money money(String amount) {
        return Money.of(CurrencyUnit.of(currency), price(amount), RoundingMode.UNNECESSARY);
    }

    private BigDecimal price(String price) {
        return new BigDecimal(price).multiply(worth);
    }

    private static Kind kind(Message message) {
        return switch (message) {
            case QUOTATION -> Kind.QUOTATION;
            case CART_LEFT, CART_LEFT_LONG -> Kind.CART;
            case SHIPPED, PARTLY_SHIPPED, READY_FOR_PICKUP, DELIVERED, DELAYED -> Kind.DELIVERY;
            case RETURN_APPROVED, RETURN_REFUSED, RETURN_RECEIVED -> Kind.RETURN;
            case INVOICE -> Kind.INVOICE;
            case CREDIT_NOTE -> Kind.CREDIT_NOTE;
            case LOW_STOCK -> Kind.STOCK;
            default -> Kind.ORDER;
        };
    }
}
