package dev.sefaresh.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.core.Links;
import dev.sefaresh.simulator.Moments.Moment;
import dev.sefaresh.simulator.Moments.Story;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.TaskKind;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.Suppressions.Reason;
import dev.sefaresh.spi.port.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads every letter as it is sent: whether it may be written, now, to whom, and in which words. For one thread. */
final class Censor {
    private static final Set<Message> WITH_FILE = EnumSet.of(Message.QUOTATION, Message.INVOICE, Message.CREDIT_NOTE);
    private static final Set<PrintedDocument.Kind> LASTING =
            EnumSet.of(PrintedDocument.Kind.INVOICE, PrintedDocument.Kind.CREDIT_NOTE);
    private static final Pattern OVERDUE =
            Pattern.compile(".*/O/" + TaskKind.COLLECT_INSTALMENT + "@(\\d+)/(\\d+)", Pattern.DOTALL);

    private final World world;

    Censor(World world) {
        this.world = world;
    }

    /** A letter that this worker sends. */
    void read(int worker, Mail mail) {
        Story story = world.moments().of(mail.order());
        Terms terms = story.file().order().terms();
        require(terms.mail().writes(mail.message()), mail, "the terms do not write it");
        switch (mail.message()) {
            case PAYMENT_OVERDUE -> isOverdue(story, mail);
            case LOW_STOCK -> isOfToday(mail);
            default -> hasItsMoment(story, mail);
        }
        isAddressed(story, mail);
        isWanted(worker, mail);
        isComplete(mail);
    }

    private void hasItsMoment(Story story, Mail mail) {
        Instant now = world.clock().instant();
        Moment moment = story.moment(mail.key())
                .orElseThrow(() -> new Violation(mail.order(), mail + " is sent, and there is nothing to tell"));
        require(moment.either().contains(mail.message()), mail, "it should be one of " + moment.either());
        Instant due = story.due(moment, mail.message());
        require(
                !now.isBefore(due) || moment.isOfCart() && isJustNow(story.touched()),
                mail,
                "it is sent before " + due);
        story.ended(moment).ifPresent(end -> require(isJustNow(end), mail, "it is not true any more since " + end));
        require(
                !moment.isOfCart()
                        || !world.hearing()
                                .hasOrderedSince(story, world.hearing().look()),
                mail,
                "who left this cart has ordered since");
        isOnce(mail);
    }

    private void isOverdue(Story story, Mail mail) {
        Matcher key = OVERDUE.matcher(mail.key());
        require(key.matches(), mail, "its key does not count dates");
        Instant date = story.at(Long.parseLong(key.group(1)))
                .plus(story.file().order().terms().instalmentEvery().multipliedBy(Long.parseLong(key.group(2))));
        require(!world.clock().instant().isBefore(date), mail, "it is due on " + date);
        isOnce(mail);
    }

    private void isOfToday(Mail mail) {
        LocalDate day = LocalDate.parse(mail.key().substring(mail.key().length() - "2026-01-01".length()));
        LocalDate today = LocalDate.ofInstant(world.clock().instant(), ZoneOffset.UTC);
        require(
                mail.key().startsWith("low stock of ") && Math.abs(day.toEpochDay() - today.toEpochDay()) <= 1,
                mail,
                "its key is of another day");
    }

    /** Where nothing goes wrong, nothing comes twice. */
    private void isOnce(Mail mail) {
        boolean again = world.post().tries(mail.key()).stream()
                .anyMatch(tries -> !tries.arrivals().isEmpty());
        require(world.faulty() > 0 || !again, mail, "it has arrived, and is sent again");
    }

    private boolean isJustNow(Instant then) {
        return world.faulty() > 0 && !then.isBefore(world.hearing().look());
    }

    private void isAddressed(Story story, Mail mail) {
        Wording words = mail.wording();
        Terms terms = story.file().order().terms();
        require(
                words.seller().equals(terms.seller()) && words.channel().equals(terms.channel()),
                mail,
                "it is in another shop's words");
        if (mail.message().isForStaff()) {
            require(
                    world.stationery().staff().equals(Optional.of(new Stationery.Staff(mail.to(), words.language()))),
                    mail,
                    "it is for staff only");
        } else {
            require(story.buyers().stream().anyMatch(buyer -> is(buyer, mail)), mail, "it is for " + story.buyers());
        }
    }

    private static boolean is(Buyer buyer, Mail mail) {
        return buyer.email().equals(Optional.of(mail.to()))
                && buyer.language().equals(mail.wording().language());
    }

    /** It goes by what the list said to the worker who asked: somebody may be put on it between that and the letter. */
    private void isWanted(int worker, Mail mail) {
        Set<Reason> reasons = world.silence().heardBy(worker, mail.to());
        require(!reasons.contains(Reason.BOUNCED), mail, "there is no such mailbox, as was known");
        require(
                world.faulty() > 0
                        || !world.post().hasNoMailbox(mail.to())
                        || world.silence().was(mail.to(), Reason.BOUNCED, Instant.MIN),
                mail,
                "there is no such mailbox, as was answered");
        require(
                !mail.message().isReminder() || !reasons.contains(Reason.UNSUBSCRIBED),
                mail,
                "no more reminders are wanted there");
    }

    private void isComplete(Mail mail) {
        boolean links =
                world.stationery().links().isPresent() && !mail.message().isForStaff();
        if (links) {
            leadsTo(mail, mail.link().orElseThrow(), purposes(mail.document()));
        } else {
            boolean toTheBank = mail.message() == Message.ACTION_NEEDED;
            require(
                    mail.link().isPresent() == toTheBank
                            && mail.link().stream()
                                    .allMatch(link -> link.toString().startsWith(Booking.PAGES)),
                    mail,
                    "its link is " + mail.link());
        }
        require(
                mail.unsubscribe().isPresent() == (links && mail.message().isReminder()),
                mail,
                "who unsubscribes goes to " + mail.unsubscribe());
        mail.unsubscribe().ifPresent(link -> leadsTo(mail, link, EnumSet.of(Links.Purpose.UNSUBSCRIBE)));
        boolean hasFile = world.stationery().renderer().isPresent() && WITH_FILE.contains(mail.message());
        require(mail.attachments().size() == (hasFile ? 1 : 0), mail, "its files are " + mail.attachments());
        mail.attachments()
                .forEach(file -> require(
                        bytes(file).equals(mail.document() + " in " + mail.wording()), mail, "its file is of another"));
    }

    private static Set<Links.Purpose> purposes(PrintedDocument document) {
        return switch (document.kind()) {
            case CART -> EnumSet.of(Links.Purpose.CART);
            case ORDER, INVOICE, CREDIT_NOTE -> EnumSet.of(Links.Purpose.ORDER);
            default -> EnumSet.of(Links.Purpose.CART, Links.Purpose.ORDER);
        };
    }

    private void leadsTo(Mail mail, URI link, Set<Links.Purpose> purposes) {
        String ticket = link.getRawQuery().replace("ticket=", "");
        require(
                world.stationery().links().stream()
                        .flatMap(links -> links.read(ticket, world.clock().instant()).stream())
                        .anyMatch(read -> read.order().equals(mail.order()) && purposes.contains(read.purpose())),
                mail,
                link + " does not lead there");
    }

    private static String bytes(Attachment file) {
        try (InputStream in = file.content().open()) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A letter that comes twice tells the same; of invoices and credit notes to the last letter, others tell what is to pay by now. */
    void compare(Post.Tries tries, Mail mail) {
        Mail first = tries.first();
        require(
                first.message() == Message.LOW_STOCK || first.order().equals(mail.order()),
                mail,
                "it has the key of " + first);
        require(
                !LASTING.contains(mail.document().kind())
                        || first.document().equals(mail.document()) && first.message() == mail.message(),
                mail,
                "it came before as " + first);
    }

    private static void require(boolean holds, Mail mail, String otherwise) {
        if (!holds) {
            throw new Violation(mail.order(), otherwise + ": " + mail);
        }
    }
}
