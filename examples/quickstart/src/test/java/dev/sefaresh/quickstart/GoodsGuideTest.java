package dev.sefaresh.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.core.OrderDesk;
import dev.sefaresh.core.Outcome;
import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.inmemory.InMemoryRegister;
import dev.sefaresh.core.inmemory.InMemoryStock;
import dev.sefaresh.core.inmemory.InMemoryStore;
import dev.sefaresh.core.inmemory.ScriptedProvider;
import dev.sefaresh.spi.model.Delivery;
import dev.sefaresh.spi.model.DeliveryStatus;
import dev.sefaresh.spi.model.DocumentNo;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.port.Catalog.Article;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What docs/goods.md shows is compiled, runs, and does what it says. */
class GoodsGuideTest {
    private final HandClock clock = new HandClock();
    private final InMemoryStock stock = new InMemoryStock();
    private final OrderDesk desk = GoodsGuide.desk(OrderDesk.builder()
            .store(new InMemoryStore(stock, new InMemoryRegister(), clock))
            .stock(stock)
            .catalog(skus -> Map.of("PEN", new Article("A pen", new BigDecimal("1.20"))))
            .provider("card", new ScriptedProvider())
            .clock(clock)
            .terms(GoodsGuide.terms()));

    @Test
    void the_page_shows_these_samples_and_no_others() throws IOException {
        assertThat(Guide.at("docs/goods.md").blocks("java"))
                .containsExactlyInAnyOrderElementsOf(
                        Guide.samples("GoodsGuide.java").values());
    }

    @Test
    void goods_are_promised_split_sent_lost_and_called_off() {
        GoodsGuide.stock(stock);
        assertThat(told(GoodsGuide.order(desk)))
                .containsExactly("D1 north READY [10 of line 1]", "D2 north WAITING [2 of line 1] until 2027-01-15");

        assertThat(GoodsGuide.split(desk)).isInstanceOf(Outcome.Done.class);
        OrderFile shipped = GoodsGuide.steps(desk, DocumentNo.delivery(3));
        assertThat(told(shipped))
                .containsExactly(
                        "D1 north CANCELLED [10 of line 1]",
                        "D2 north WAITING [2 of line 1] until 2027-01-15",
                        "D3 north SHIPPED [4 of line 1]",
                        "D4 north READY [6 of line 1]");

        assertThat(GoodsGuide.arrived(desk, stock))
                .singleElement()
                .satisfies(one -> assertThat(one.delivery()).isEqualTo(DocumentNo.delivery(2)));
        assertThat(told(GoodsGuide.lostParcel(desk, DocumentNo.delivery(3)))).endsWith("D5 north READY [4 of line 1]");
        assertThat(GoodsGuide.burnt(desk, stock).from()).isNotEmpty();
        OrderFile closed = GoodsGuide.closed(desk);
        assertThat(closed.returns()).hasSize(1);

        assertThat(GoodsGuide.cancelled(desk)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.view(GoodsGuide.ORDER).orElseThrow().delivery()).isEqualTo(DeliveryStatus.NOTHING_SENT);
        assertThat(stock.levels(java.util.Set.of("PEN")).values())
                .allMatch(level -> level.reserved().signum() == 0);
    }

    private static List<String> told(OrderFile file) {
        return file.deliveries().stream().map(GoodsGuideTest::told).toList();
    }

    private static String told(Delivery delivery) {
        return delivery.no() + " " + delivery.location() + " " + delivery.state() + " " + delivery.portions()
                + delivery.promised().map(day -> " until " + day).orElse("");
    }
}
