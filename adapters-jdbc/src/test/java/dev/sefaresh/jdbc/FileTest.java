package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Commits.birth;
import static dev.sefaresh.spi.tck.Commits.change;
import static dev.sefaresh.spi.tck.Commits.everything;
import static dev.sefaresh.spi.tck.Specimens.goodsReturn;
import static dev.sefaresh.spi.tck.Specimens.line;
import static dev.sefaresh.spi.tck.Specimens.returnLine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sefaresh.spi.model.Buyer;
import dev.sefaresh.spi.model.Checkout;
import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.GoodsReturn;
import dev.sefaresh.spi.model.Order;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderState;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.model.ReturnLine;
import dev.sefaresh.spi.model.Shipping;
import dev.sefaresh.spi.port.Changes;
import dev.sefaresh.spi.port.Commit;
import dev.sefaresh.spi.port.CommitResult.Repeated;
import dev.sefaresh.spi.port.CommitResult.Stale;
import dev.sefaresh.spi.tck.Specimens;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class FileTest extends StoreTest {
    FileTest(Engine engine) {
        super(engine);
    }

    /** PostgreSQL rewrites of the order's row only what a commit says is another: {@link Changes#agreement}. */
    @Test
    void whatever_else_the_row_of_the_order_has_changes_alone() throws Exception {
        OrderFile file = Specimens.file("A").withVersion(1);
        committed(birth(file, "c1"));
        for (OrderFile other : List.of(
                file.withVersion(2).withOpened(file.opened().plusSeconds(1)),
                file.withVersion(3).withOrder(file.order().withBuyer(Buyer.UNKNOWN)),
                file.withVersion(4)
                        .withOrder(file.order().withTerms(file.order().terms().withSeller("other"))),
                file.withVersion(5).withOrder(file.order().withShipping(Shipping.UNDECIDED)),
                file.withVersion(6).withOrder(file.order().withAgreedToWait(false)),
                file.withVersion(7).withOrder(file.order().withCheckout(Checkout.EMPTY)),
                file.withVersion(8).withOrder(file.order().withReminded(3)),
                file.withVersion(9))) {
            OrderFile before = file("A");
            assertThat(Changes.between(before, other).agreement()).isTrue();
            committed(change(before, other, "c" + other.version()));
            assertThat(file("A")).isEqualTo(other);
        }
        assertThat(Changes.between(file, file.withVersion(2)).agreement()).isFalse();
        assertThat(single(Order.class))
                .containsExactlyInAnyOrder(
                        "state", "buyer", "terms", "shipping", "agreedToWait", "reminded", "checkout");
        assertThat(single(OrderFile.class)).containsExactlyInAnyOrder("id", "version", "opened", "order");
    }

    /** What a document has one of: its names, so that whoever adds another thinks of {@link Changes#agreement}. */
    private static List<String> single(Class<?> document) throws Exception {
        Set<String> setters = Arrays.stream(
                        Class.forName(document.getName() + "$Builder").getMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());
        return Arrays.stream(document.getMethods())
                .filter(accessor -> accessor.getParameterCount() == 0 && !accessor.isBridge())
                .filter(accessor ->
                        setters.contains(accessor.getName()) && accessor.getDeclaringClass() != Object.class)
                .filter(accessor -> accessor.getReturnType() != List.class)
                .map(Method::getName)
                .toList();
    }

    @Test
    void rows_that_did_not_change_are_not_written() {
        OrderFile one = Specimens.file("A");
        committed(birth("A"));
        run("update order_line set name = 'changed behind our back' where number = 1");
        OrderFile two =
                one.withOrder(one.order().withLines(one.order().lines().get(0), line(2, "21"), line(3, "0.125")));
        committed(change(one, two, "c2"));
        assertThat(file("A").order().lines().get(0).name()).isEqualTo("changed behind our back");
    }

    @Test
    void lines_of_a_return_that_did_not_change_are_not_written_either() {
        OrderFile one = Specimens.file("A");
        committed(birth("A"));
        run("update return_line set requested = 77");
        run("update goods_return set reason = 'changed behind our back' where number = 2");
        GoodsReturn returned = one.returns().get(0);
        ReturnLine inspected = returned.lines().get(1).withAccepted(Quantity.of(1));
        committed(change(one, one.with(returned.withLines(returned.lines().get(0), inspected)), "c2"));
        assertThat(file("A").returns())
                .containsExactly(
                        returned.withLines(returnLine(1, "77"), inspected),
                        goodsReturn(2, "77").withReason("changed behind our back"));
    }

    @Test
    void a_stale_version_writes_nothing() {
        committed(birth("A"));
        receive("S", "5");
        Map<String, Long> before = content();
        assertThat(store.commit(everything("A", 3, "c9").build())).isEqualTo(new Stale());
        assertThat(store.commit(everything("A", 1, "c9").build()))
                .as("born already")
                .isEqualTo(new Stale());
        assertThat(store.commit(everything("B", 2, "c9").build()))
                .as("never born")
                .isEqualTo(new Stale());
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void a_repeated_command_writes_nothing_even_at_the_right_version() {
        committed(birth("A"));
        receive("S", "5");
        committed(everything("A", 2, "c2"));
        Map<String, Long> before = content();
        assertThat(store.commit(everything("A", 3, "c2").build())).isEqualTo(new Repeated(2));
        assertThat(store.commit(everything("A", 1, "birth").build())).isEqualTo(new Repeated(1));
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void amounts_of_a_row_share_its_currency() {
        Commit wrong = birth("A")
                .summary(Specimens.summary(Specimens.file("A")).withBalance(Money.zero(CurrencyUnit.USD)))
                .build();
        assertThatThrownBy(() -> store.commit(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sales_order.balance is USD 0.00 in a row of EUR");
    }

    @Test
    void a_summary_must_agree_with_its_file() {
        Commit wrong = birth("A")
                .summary(Specimens.summary(Specimens.file("A")).withState(OrderState.EXPIRED))
                .build();
        assertThatThrownBy(() -> store.commit(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order A has state SALES_ORDER, and EXPIRED in its summary");
    }

    @Test
    void what_an_older_version_cannot_read_is_named() {
        committed(birth("A"));
        run("update sales_order set state = 'TELEPORTED'");
        assertThatThrownBy(() -> store.load(OrderId.of("A"), CommandId.of("c")))
                .isInstanceOf(StoreFailed.class)
                .hasMessageContaining("order A")
                .hasMessageContaining("TELEPORTED");
        run("delete from sales_order");
        assertThat(List.of(exists("A"))).containsExactly(false);
    }
}
