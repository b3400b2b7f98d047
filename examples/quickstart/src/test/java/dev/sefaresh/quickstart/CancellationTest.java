package dev.sefaresh.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes back, in small files. Each is replayed twice: the second run says the same and changes nothing. */
class CancellationTest {
    @TempDir
    Path folder;

    @Test
    void part_of_a_purchase_comes_back() throws Exception {
        Run run = twice(
                "1001,22360,GLASS JAR,5,2010-12-01 13:21:00,2.95,17905.0,France",
                "C1002,22360,GLASS JAR,-2,2010-12-03 09:00:00,2.95,17905.0,France");

        expect(run, "orders=1 deliveries=1 invoices=1 credit_notes=1 refused=0 invoiced=14.75 credited=5.90 net=8.85");
        assertThat(run.output())
                .contains(
                        "  returns       1 SETTLED",
                        "  credit notes  1 ISSUED",
                        "  refunds       1 SUCCEEDED",
                        "  2010-12-03 09:00  v7  R1    RETURN_REQUESTED     buyer:customer 17905",
                        "  2010-12-03 09:00  v10 I2    INVOICE_ISSUED       staff:warehouse");
    }

    @Test
    void of_a_row_that_matches_in_part_the_rest_is_refused() throws Exception {
        Run run = twice(
                "1001,22360,GLASS JAR,2,2010-12-01 13:21:00,2.95,17905.0,France",
                "C1002,22360,GLASS JAR,-3,2010-12-03 09:00:00,2.95,17905.0,France");

        expect(run, "orders=1 deliveries=1 invoices=1 credit_notes=1 refused=1 invoiced=5.90 credited=5.90 net=0.00");
        assertThat(run.output())
                .contains("  1 MORE_THAN_SHIPPED, such as C1002, line 3: 1 of 22360 back:"
                        + " MORE_THAN_SHIPPED (left: []); would help: ASK_FOR_LESS");
    }

    @Test
    void a_row_that_spans_two_orders_is_a_return_of_each_oldest_first() throws Exception {
        Run run = twice(
                "1001,22360,GLASS JAR,2,2010-12-01 13:21:00,1.00,17905.0,France",
                "1002,22360,GLASS JAR,3,2010-12-02 13:21:00,2.00,17905.0,France",
                "1003,22360,GLASS JAR,3,2010-12-02 13:22:00,3.00,17906.0,France",
                "C1004,22360,GLASS JAR,-4,2010-12-03 09:00:00,1.00,17905.0,France");

        // 2 × 1.00 of the older and 2 × 2.00 of the younger
        expect(run, "orders=3 deliveries=3 invoices=3 credit_notes=2 refused=0 invoiced=17.00 credited=6.00 net=11.00");
    }

    @Test
    void purchases_are_as_old_as_they_say_wherever_they_stand() throws Exception {
        Run run = twice(
                "1001,22360,GLASS JAR,1,2010-12-02 13:21:00,2.00,17905.0,France",
                "1002,22360,GLASS JAR,1,2010-12-01 13:21:00,1.00,17905.0,France",
                "C1003,22360,GLASS JAR,-1,2010-12-03 09:00:00,1.00,17905.0,France");

        expect(run, "orders=2 deliveries=2 invoices=2 credit_notes=1 refused=0 invoiced=3.00 credited=1.00 net=2.00");
    }

    @Test
    void what_comes_back_at_another_price_is_credited_at_the_price_of_the_sale() throws Exception {
        Run run = twice(
                "1001,22360,GLASS JAR,2,2010-12-01 13:21:00,2.95,17905.0,France",
                "C1002,22360,GLASS JAR,-2,2010-12-03 09:00:00,3.15,17905.0,France",
                "1003,22361,OTHER JAR,2,2010-12-04 13:21:00,2.00,17905.0,France",
                "C1004,22361,OTHER JAR,-1,2010-12-05 09:00:00,1.95,17905.0,France");

        expect(run, "orders=2 deliveries=2 invoices=2 credit_notes=2 refused=0 invoiced=9.90 credited=7.90 net=2.00");
        assertThat(run.output())
                .contains(
                        "  2 rows of goods at another price than the sale's, 0.35 more in all, and credited at the sale's,"
                                + " such as C1002, line 3: 2 of 22360 at 3.15, sold at 2.95");
    }

    @Test
    void one_article_at_two_prices_on_one_order_comes_back_line_by_line() throws Exception {
        Run run = twice(
                "1001,22360,GLASS JAR,2,2010-12-01 13:21:00,2.95,17905.0,France",
                "1001,22360,GLASS JAR,2,2010-12-01 13:21:00,2.55,17905.0,France",
                "1001,22360,GLASS JAR,1,2010-12-01 13:21:00,0.0,17905.0,France",
                "C1002,22360,GLASS JAR,-1,2010-12-03 09:00:00,2.95,17905.0,France",
                "C1002,22360,GLASS JAR,-4,2010-12-03 09:00:00,2.55,17905.0,France");

        expect(run, "orders=1 deliveries=1 invoices=1 credit_notes=1 refused=0 invoiced=11.00 credited=11.00 net=0.00");
    }

    @Test
    void fractions_of_a_penny_come_back_as_whole_pennies_and_all_of_them() throws Exception {
        Run run = twice(
                "1001,22360,PIN,500,2010-12-01 13:21:00,0.008,17905.0,France",
                "C1002,22360,PIN,-125,2010-12-03 09:00:00,0.008,17905.0,France",
                "C1003,22360,PIN,-250,2010-12-04 09:00:00,0.008,17905.0,France",
                "1004,22361,NAIL,3,2010-12-05 13:21:00,0.33,17905.0,France",
                "1004,D,DISCOUNT,-1,2010-12-05 13:21:00,0.49,17905.0,France",
                "C1005,22361,NAIL,-1,2010-12-06 09:00:00,0.33,17905.0,France",
                "C1006,22361,NAIL,-1,2010-12-07 09:00:00,0.33,17905.0,France");

        // 1.00 + 2.00 of 4.00; 0.33 + 0.33 of 0.99, less 0.16 and then 0.17 of the discount of 0.49: 0.33 altogether
        expect(run, "orders=2 deliveries=2 invoices=2 credit_notes=4 refused=0 invoiced=4.50 credited=3.33 net=1.17");
    }

    @Test
    void free_goods_come_back_for_nothing() throws Exception {
        Run run = twice(
                "1001,22360,GLASS JAR,2,2010-12-01 13:21:00,0,17905.0,France",
                "C1002,22360,GLASS JAR,-2,2010-12-03 09:00:00,0,17905.0,France");

        expect(run, "orders=1 deliveries=1 invoices=1 credit_notes=1 refused=0 invoiced=0.00 credited=0.00 net=0.00");
    }

    @Test
    void what_the_customer_never_bought_is_not_taken_in() throws Exception {
        Run run = twice(
                "1001,22360,GLASS JAR,2,2010-12-01 13:21:00,2.95,17905.0,France",
                "1002,22361,OTHER JAR,2,2010-12-01 13:22:00,2.95,17906.0,France",
                "C1003,22361,OTHER JAR,-1,2010-12-03 09:00:00,2.95,17905.0,France",
                "C1004,99999,NOBODY EVER BOUGHT THIS,-1,2010-12-03 09:00:00,2.95,17905.0,France");

        expect(run, "orders=2 deliveries=2 invoices=2 credit_notes=0 refused=2 invoiced=11.80 credited=0.00 net=11.80");
        assertThat(run.output())
                .contains(
                        "  2 BLIND_RETURN, such as C1003, line 4: 1 of 22361 back: BLIND_RETURN; would help: ASK_STAFF");
    }

    @Test
    void who_never_ordered_and_whom_nobody_knows_has_no_order_to_return() throws Exception {
        Run run = twice(
                "1001,22360,GLASS JAR,2,2010-12-01 13:21:00,2.95,17905.0,France",
                "1002,22360,GLASS JAR,2,2010-12-01 13:22:00,2.95,,France",
                "C1001,22360,GLASS JAR,-1,2010-12-03 09:00:00,2.95,17906.0,France",
                "C1003,22360,GLASS JAR,-1,2010-12-03 09:00:00,2.95,,France",
                "C1004,M,BY HAND,-1,2010-12-03 09:00:00,2.95,,France");

        expect(run, "orders=2 deliveries=2 invoices=2 credit_notes=0 refused=3 invoiced=11.80 credited=0.00 net=11.80");
        assertThat(run.output())
                .contains("  3 NO_SUCH_ORDER, such as C1001, line 4: 1 of 22360 back:"
                        + " NO_SUCH_ORDER (order: C1001); would help: CORRECT_THE_ID, ADD_LINES");
    }

    @Test
    void nothing_comes_back_before_it_was_bought() throws Exception {
        Run run = twice(
                "C1000,22360,GLASS JAR,-1,2010-12-01 09:00:00,2.95,17905.0,France",
                "1001,22360,GLASS JAR,2,2010-12-02 13:21:00,2.95,17905.0,France",
                "C1002,22360,GLASS JAR,-1,2010-12-01 09:00:00,2.95,17905.0,France",
                "1003,22361,OTHER JAR,2,2010-12-03 13:21:00,2.95,17905.0,France",
                "C1004,22361,OTHER JAR,-1,2010-12-02 14:00:00,2.95,17905.0,France");

        expect(run, "orders=2 deliveries=2 invoices=2 credit_notes=0 refused=3 invoiced=11.80 credited=0.00 net=11.80");
        assertThat(run.result().findings().refused().get("NO_SUCH_ORDER").rows())
                .isEqualTo(2);
        assertThat(run.result().findings().refused().get("BLIND_RETURN").rows()).isEqualTo(1);
    }

    @Test
    void carriage_and_charges_are_given_back_as_far_as_they_were_charged() throws Exception {
        Run run = twice(
                "1001,22360,GLASS JAR,2,2010-12-01 13:21:00,2.95,17905.0,France",
                "1001,POST,POSTAGE,1,2010-12-01 13:21:00,18.00,17905.0,France",
                "1001,M,MANUAL,2,2010-12-01 13:21:00,10.00,17905.0,France",
                "1002,M,MANUAL,1,2010-12-02 13:21:00,5.00,17905.0,France",
                "C1003,POST,POSTAGE,-1,2010-12-03 09:00:00,7.60,17905.0,France",
                "C1003,22360,GLASS JAR,-1,2010-12-03 09:00:00,2.95,17905.0,France",
                "C1004,M,MANUAL,-24,2010-12-04 09:00:00,1.00,17905.0,France",
                "C1005,M,MANUAL,-1,2010-12-05 09:00:00,3.00,17905.0,France",
                "C1005,BANK CHARGES,BANK CHARGES,-1,2010-12-05 09:00:00,3.00,17905.0,France",
                "C1006,M,NOTHING,-1,2010-12-06 09:00:00,0,17905.0,France");

        // C1003: 7.60 + 2.95; C1004: 20.00 of the older order and 4.00 of the younger; C1005: the last 1.00
        expect(
                run,
                "orders=2 deliveries=1 invoices=2 credit_notes=4 refused=3 invoiced=48.90 credited=35.55 net=13.35");
        assertThat(run.output())
                .contains("  3 MORE_THAN_CHARGED, such as C1005, line 9: 2.00 of M back: MORE_THAN_CHARGED"
                        + " (wanted: [ChargeBack[adjustment=1, amount=GBP 2.00]]); would help: ASK_FOR_LESS");
    }

    /** A discount on the sale goes back with the goods; one after the fact gives back what nobody charged. */
    @Test
    void a_discount_after_the_fact_is_no_return() throws Exception {
        Run run = twice(
                "1001,22360,GLASS JAR,10,2010-12-01 13:21:00,1.00,17905.0,France",
                "1001,D,DISCOUNT,-1,2010-12-01 13:21:00,1.00,17905.0,France",
                "1001,M,CREDIT BY HAND,-1,2010-12-01 13:21:00,2.00,17905.0,France",
                "C1002,22360,GLASS JAR,-5,2010-12-03 09:00:00,1.00,17905.0,France",
                "C1003,D,DISCOUNT,-1,2010-12-03 09:00:00,1.00,17905.0,France",
                "C1004,M,CREDIT BY HAND,-1,2010-12-03 09:00:00,1.00,17905.0,France");

        // 5.00, less 0.50 and 1.00 of what had been taken off
        expect(run, "orders=1 deliveries=1 invoices=1 credit_notes=1 refused=2 invoiced=7.00 credited=3.50 net=3.50");
        assertThat(run.result().findings().refused().get("MORE_THAN_CHARGED").rows())
                .isEqualTo(2);
    }

    @Test
    void what_came_back_does_not_come_back_again() throws Exception {
        Run run = twice(
                "1001,22360,GLASS JAR,2,2010-12-01 13:21:00,2.95,17905.0,France",
                "C1002,22360,GLASS JAR,-2,2010-12-03 09:00:00,2.95,17905.0,France",
                "C1003,22360,GLASS JAR,-2,2010-12-04 09:00:00,2.95,17905.0,France");

        expect(run, "orders=1 deliveries=1 invoices=1 credit_notes=1 refused=1 invoiced=5.90 credited=5.90 net=0.00");
        assertThat(run.result().findings().refused().get("MORE_THAN_SHIPPED").rows())
                .isEqualTo(1);
    }

    @Test
    void lines_of_a_cancellation_that_stand_apart_are_two_returns() throws Exception {
        Run run = twice(
                "1001,22360,GLASS JAR,3,2010-12-01 13:21:00,2.95,17905.0,France",
                "C1002,22360,GLASS JAR,-1,2010-12-03 09:00:00,2.95,17905.0,France",
                "1003,22361,OTHER JAR,1,2010-12-03 10:00:00,2.95,17905.0,France",
                "C1002,22360,GLASS JAR,-2,2010-12-03 09:00:00,2.95,17905.0,France");

        expect(run, "orders=2 deliveries=2 invoices=2 credit_notes=2 refused=0 invoiced=11.80 credited=8.85 net=2.95");
    }

    @Test
    void names_may_be_as_long_as_a_column_lets_them() throws Exception {
        String number = "1".repeat(80);
        String cancellation = "C" + "2".repeat(79);
        String customer = "3".repeat(100);
        Run run = twice(
                number + ",22360,GLASS JAR,1,2010-12-01 13:21:00,2.95," + customer + ",France",
                cancellation + ",22360,GLASS JAR,-900000000000000.5,2010-12-03 09:00:00,2.00," + customer + ",France",
                "1001,22361,OTHER JAR,1,2010-12-03 13:21:00,2.95,17905.0,France",
                cancellation + ",22360,GLASS JAR,-1,2010-12-03 09:00:00,2.00,17906,France",
                cancellation + "2,22360,GLASS JAR,-1,2010-12-03 09:00:00,2.00,17906,France");

        expect(run, "orders=2 deliveries=2 invoices=2 credit_notes=1 refused=2 invoiced=5.90 credited=2.95 net=2.95");
        assertThat(run.result().findings().malformed()).containsOnlyKeys("TOO_LONG");
        assertThat(run.result().findings().refused()).containsOnlyKeys("MORE_THAN_SHIPPED", "NO_SUCH_ORDER");
    }

    @Test
    void what_a_refused_sale_did_not_sell_does_not_come_back() throws Exception {
        Run run = twice(
                "1001,22360,GLASS JAR,1,2010-12-01 13:21:00,2.95,17905.0,France",
                "1002,22361,OTHER JAR,1,2010-12-01 13:22:00,2.95,17905.0,France",
                "1002,D,DISCOUNT,-1,2010-12-01 13:22:00,6.00,17905.0,France",
                "C1003,22361,OTHER JAR,-1,2010-12-03 09:00:00,2.95,17905.0,France");

        expect(run, "orders=1 deliveries=1 invoices=1 credit_notes=0 refused=3 invoiced=2.95 credited=0.00 net=2.95");
        assertThat(run.result().findings().refused()).containsOnlyKeys("NEGATIVE_TOTAL", "BLIND_RETURN");
    }

    @Test
    void a_malformed_row_of_a_cancellation_is_named_and_nothing_else_is_lost() throws Exception {
        Run run = twice(
                "1001,22360,GLASS JAR,3,2010-12-01 13:21:00,2.95,17905.0,France",
                "C1002,22360,POSITIVE,1,2010-12-03 09:00:00,2.95,17905.0,France",
                "C1002,22360,NOTHING,0,2010-12-03 09:00:00,2.95,17905.0,France",
                "C1002,22360,NO PRICE,-1,2010-12-03 09:00:00,,17905.0,France",
                "C1002,22360,NEGATIVE PRICE,-1,2010-12-03 09:00:00,-2.95,17905.0,France",
                "C1002,22360,FRACTION,-1,2010-12-03 09:00:00,2.955,17905.0,France",
                "C1002,22360,SEVEN CELLS,-1,2010-12-03 09:00:00,2.95,17905.0",
                "C1002,22360,GLASS JAR,-1,2010-12-03 09:00:00,2.95,17905.0,France",
                "C1002,22360,WHOSE,-1,2010-12-03 09:00:00,2.95,17906.0,France",
                "C1003,22360,NO DAY,-1,2011-02-29 09:00:00,2.95,17905.0,France");

        assertThat(run.output())
                .contains(
                        "line 3: a cancellation of 1 pieces, which has to be negative",
                        "line 4: a cancellation of 0 pieces, which has to be negative",
                        "line 5: UnitPrice is not a number: ''",
                        "line 6: a price of -2.95",
                        "line 7: -1 at 2.955 has more decimals than GBP has",
                        "line 8: 7 cells in 8 columns",
                        "line 10: customer 17906 on an invoice of customer 17905",
                        "line 11: InvoiceDate is not a time such as 2010-12-01 11:32:00: '2011-02-29 09:00:00'",
                        "  No row is left of 1 invoice, such as C1003");
        expect(run, "orders=1 deliveries=1 invoices=1 credit_notes=1 refused=0 invoiced=8.85 credited=2.95 net=5.90");
    }

    private Run twice(String... lines) throws Exception {
        Run first = Run.of(folder, lines);
        Run second = Run.of(folder, lines);
        assertThat(second.lastLine()).isEqualTo(first.lastLine());
        assertThat(second.rows()).isEqualTo(first.rows());
        return first;
    }

    private static void expect(Run run, String figures) {
        String net = figures.substring(figures.indexOf("net=") + 4);
        assertThat(run.lastLine()).isEqualTo("replay: " + figures + " oracle=" + net + " balanced=true");
    }
}
