package dev.sefaresh.core;

import static dev.sefaresh.core.order.Item.item;
import static dev.sefaresh.core.order.OrderCommand.addLines;
import static dev.sefaresh.core.order.OrderCommand.changeLine;
import static dev.sefaresh.core.order.OrderCommand.checkOut;
import static dev.sefaresh.core.order.OrderCommand.nameBuyer;
import static dev.sefaresh.core.payment.PaymentCommand.pay;
import static dev.sefaresh.core.payment.PaymentCommand.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.core.process.Command;
import dev.sefaresh.core.process.CommonRefusal;
import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.MailTerms;
import dev.sefaresh.spi.model.Message;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.model.Terms;
import dev.sefaresh.spi.port.InvoiceRegister;
import dev.sefaresh.spi.port.Joined;
import dev.sefaresh.spi.port.Mail;
import dev.sefaresh.spi.port.SealedDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** How a desk lives with its store: what it remembers, inside a host's transaction, and with a register of its own. */
class HostedTest {
    private static final Terms EUR = Terms.in("EUR");
    private static final Money PEN = Money.parse("EUR 3.34");

    private final Shop shop = new Shop(EUR);
    private final Around store = new Around(shop.store);
    private final List<Runnable> executor = new ArrayList<>();
    private final OrderDesk desk =
            shop.builder(EUR).store(store).executor(executor::add).build();

    @Test
    void nothing_leaves_before_the_hosts_commit_nor_on_its_thread() {
        store.hosted = true;
        OrderFile file = ask(desk, "1", addLines(item("PEN", 1)), checkOut(), pay("card"));
        assertThat(file.operations()).hasSize(1);
        assertThat(shop.card.calls()).isEmpty();
        assertThat(executor).isEmpty();
        store.hosted = false;
        store.afterCommit.forEach(Runnable::run);
        assertThat(shop.card.calls()).isEmpty();
        executor.forEach(Runnable::run);
        assertThat(shop.card.calls()).hasSize(1);
        assertThat(shop.history()).contains("OPERATION_SUCCEEDED", "ORDER_CONFIRMED");
    }

    @Test
    void mail_leaves_after_the_hosts_commit_as_well() {
        List<Mail> mails = new ArrayList<>();
        OrderDesk mailing = shop.builder(EUR.withMail(MailTerms.of(Message.ORDER_CONFIRMED)))
                .store(store)
                .executor(executor::add)
                .mailer(Shop.mailing(mails::add))
                .build();
        Buyer bea = Buyer.named("Bea").withEmail("bea@example.org");
        store.hosted = true;
        ask(mailing, "1", addLines(item("PEN", 1)), nameBuyer(bea), checkOut(), record("till", PEN, "till 1"));
        assertThat(executor).isEmpty();
        store.hosted = false;
        store.afterCommit.forEach(Runnable::run);
        assertThat(mails).isEmpty();
        executor.forEach(Runnable::run);
        assertThat(mails).hasSize(1);
    }

    @Test
    void inside_a_hosts_transaction_a_stale_version_is_told_at_once() {
        ask(desk, "1", addLines(item("PEN", 1)));
        store.hosted = true;
        store.stale = true;
        store.commits = 0;
        assertThat(desk.handle(request("2", addLines(item("PEN", 1))))).isEqualTo(new Outcome.Conflict(1));
        assertThat(store.commits).isEqualTo(1);
    }

    @Test
    void outside_it_is_decided_again_but_not_for_ever() {
        ask(desk, "1", addLines(item("PEN", 1)));
        store.stale = true;
        store.commits = 0;
        assertThat(desk.handle(request("2", addLines(item("PEN", 1))))).isEqualTo(new Outcome.Conflict(1));
        assertThat(store.commits).isEqualTo(10);
    }

    @Test
    void the_file_of_the_last_commit_is_remembered_and_not_loaded_again() {
        ask(desk, "1", addLines(item("PEN", 1)));
        store.loads = 0;
        ask(desk, "2", addLines(item("PEN", 1)));
        assertThat(store.loads).isZero();
        OrderDesk forgetful = shop.builder(EUR).store(store).cachedFiles(0).build();
        ask(forgetful, "3", addLines(item("PEN", 1)));
        ask(forgetful, "4", addLines(item("PEN", 1)));
        assertThat(store.loads).isEqualTo(2);
    }

    @Test
    void an_order_that_is_said_to_be_new_is_not_looked_for() {
        Request first = request("1", addLines(item("PEN", 1))).onVersion(0);
        assertThat(desk.handle(first)).isInstanceOf(Outcome.Done.class);
        assertThat(store.loads).isZero();
        assertThat(shop.builder(EUR).store(store).build().handle(first))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.version()).isEqualTo(1));
        assertThat(shop.file().version()).isEqualTo(1);
    }

    @Test
    void an_order_that_is_said_to_be_new_and_is_not_is_a_conflict() {
        ask(desk, "1", addLines(item("PEN", 1)));
        OrderDesk other = shop.builder(EUR).store(store).build();
        assertThat(other.handle(request("2", addLines(item("PEN", 1))).onVersion(0)))
                .isEqualTo(new Outcome.Conflict(1));
        assertThat(other.handle(request("3", checkOut()).onVersion(0))).isEqualTo(new Outcome.Conflict(1));
        assertThat(other.handle(request("1", addLines(item("PEN", 2))).onVersion(0))
                        .refused())
                .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(CommonRefusal.COMMAND_ID_REUSED));
        assertThat(shop.history()).containsExactly("LINES_ADDED");
    }

    @Test
    void a_no_to_an_order_that_is_said_to_be_new_is_a_no() {
        assertThat(desk.handle(request("1", checkOut()).onVersion(0)).refused())
                .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(CommonRefusal.NO_SUCH_ORDER));
    }

    @Test
    void inside_a_hosts_transaction_a_new_order_is_not_looked_for_either() {
        store.hosted = true;
        Request first = request("1", addLines(item("PEN", 1))).onVersion(0);
        assertThat(desk.handle(first)).isInstanceOf(Outcome.Done.class);
        assertThat(store.loads).isZero();
        assertThat(desk.handle(first))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.version()).isEqualTo(1));
        assertThat(desk.handle(request("2", addLines(item("PEN", 1))).onVersion(0)))
                .isEqualTo(new Outcome.Conflict(1));
    }

    @Test
    void what_a_host_may_roll_back_is_never_remembered() {
        ask(desk, "1", addLines(item("PEN", 1)));
        store.loads = 0;
        store.hosted = true;
        ask(desk, "2", addLines(item("PEN", 1)));
        assertThat(store.loads).isEqualTo(1);
        store.hosted = false;
        ask(desk, "3", addLines(item("PEN", 1)));
        assertThat(store.loads).isEqualTo(2);
    }

    @Test
    void a_no_on_a_remembered_file_is_not_believed() {
        ask(desk, "1", addLines(item("PEN", 1)));
        ask(shop.desk, "2", addLines(item("PEN", 1)));
        assertThat(ask(desk, "3", changeLine(2, Quantity.of(3))).version()).isEqualTo(3);
        ask(shop.desk, "4", addLines(item("PEN", 1)));
        Request insisting = request("5", addLines(item("PEN", 1))).onVersion(4);
        assertThat(desk.handle(insisting)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void of_two_files_the_newer_one_is_remembered() {
        FileCache cache = new FileCache(10);
        OrderFile one = OrderFile.blank(OrderId.of("A"), EUR, Instant.EPOCH).withVersion(1);
        cache.put(one);
        cache.put(one.withVersion(3));
        cache.put(one.withVersion(2));
        assertThat(cache.find(one.id())).hasValue(one.withVersion(3));
        cache.forget(one.id());
        assertThat(cache.find(one.id())).isEmpty();
    }

    @Test
    void a_register_that_stands_apart_is_called_after_the_commit_until_it_answers() {
        store.joined = EnumSet.of(Joined.STOCK);
        Unsteady register = new Unsteady(shop.register);
        OrderDesk apart = shop.builder(EUR).store(store).register(register).build();
        ask(apart, "1", addLines(item("PEN", 1)), checkOut(), pay("card"));
        assertThat(shop.history()).last().isEqualTo("INVOICE_SEALED");
        assertThat(shop.file().invoices().get(0).salt()).hasValue("salt");
        shop.clock.pass(Duration.ofMinutes(1));
        assertThat(apart.runDue()).isEqualTo(1);
        assertThat(shop.history()).last().isEqualTo("INVOICE_ISSUED");
        assertThat(shop.file().invoices().get(0).entry().orElseThrow()).hasToString("main-2026/1");
        assertThat(shop.store.tasks()).isEmpty();
    }

    @Test
    void a_desk_tells_what_its_store_does_not_join() {
        store.joined = Set.of();
        assertThatThrownBy(() -> shop.builder(EUR).store(store).build())
                .hasMessageContaining("a register(...) is needed");
    }

    @Test
    void a_host_says_who_may_do_what_and_for_how_long_a_task_is_in_hand() {
        OrderDesk closed = shop.builder(EUR)
                .access((actor, command) -> false)
                .lease(Duration.ofHours(1))
                .build();
        assertThat(closed.handle(request("1", addLines(item("PEN", 1)))).refused())
                .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(CommonRefusal.NOT_PERMITTED));
    }

    @Test
    void digests_of_invoices_are_salted_anew_by_default() {
        List<String> salts = new ArrayList<>();
        for (String id : List.of("A", "B")) {
            OrderDesk unsalted = OrderDesk.builder()
                    .store(shop.store)
                    .stock(shop.stock)
                    .provider("card", shop.card)
                    .catalog(Shop.catalog())
                    .terms(EUR)
                    .clock(shop.clock)
                    .build();
            OrderFile file = unsalted.handle(Request.of(
                            CommandId.of("1"), OrderId.of(id), Shop.STAFF, addLines(item("FREE", 1)), checkOut()))
                    .orThrow();
            salts.add(file.invoices().get(0).salt().orElseThrow());
        }
        assertThat(salts).doesNotHaveDuplicates().allMatch(salt -> salt.matches("[0-9a-f]{32}"));
        assertThat(salts).doesNotContain("0".repeat(32));
    }

    private static OrderFile ask(OrderDesk desk, String id, Command... commands) {
        return desk.handle(request(id, commands)).orThrow();
    }

    private static Request request(String id, Command... commands) {
        return Request.of(CommandId.of(id), Shop.ORDER, Shop.STAFF, commands);
    }

    /** Fails at first. */
    private static final class Unsteady implements InvoiceRegister {
        private final InvoiceRegister register;
        private boolean failed;

        Unsteady(InvoiceRegister register) {
            this.register = register;
        }

        @Override
        public RegisterEntry register(OrderId order, SealedDocument document) {
            if (!failed) {
                failed = true;
                throw new IllegalStateException("the line is dead");
            }
            return register.register(order, document);
        }

        @Override
        public long verify(String series) {
            return register.verify(series);
        }
    }
}
