package dev.sefaresh.jdbc;

import static dev.sefaresh.spi.tck.Specimens.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.Tax.Basis;
import dev.sefaresh.spi.model.TaxAmount;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class TaxesTest {
    @Test
    void people_can_read_them() {
        assertThat(Taxes.write(List.of(
                        new TaxAmount(Tax.included("VAT 20", "20"), eur("1.67")),
                        new TaxAmount(Tax.added("city, 3 %", "0.125").raisingBase(), eur("-0.10")),
                        new TaxAmount(Tax.perPiece("bottle", "0.25").onNet(), eur("1.50")))))
                .isEqualTo("EUR 1.67 20% included VAT 20\nEUR -0.10 0.125% added+raising city, 3 %\n"
                        + "EUR 1.50 0.25apiece added+net bottle");
        assertThat(Taxes.write(List.of())).isEmpty();
    }

    @Test
    void any_code_comes_back() {
        List<TaxAmount> taxes = Stream.of("  x ", "20%", "added+net", "\\n", "a\u2028b", "EUR 1.00 20% included VAT")
                .map(code -> new TaxAmount(Tax.added(code, "7"), eur("1.00")))
                .toList();
        assertThat(Taxes.read(Taxes.write(taxes))).isEqualTo(taxes);
        assertThat(Taxes.read("")).isEmpty();
    }

    @Property
    void any_taxes_at_all_come_back(@ForAll("taxes") List<TaxAmount> taxes) {
        assertThat(Taxes.read(Taxes.write(taxes))).isEqualTo(taxes);
    }

    @Provide
    Arbitrary<List<TaxAmount>> taxes() {
        Arbitrary<String> codes = Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(200)
                .filter(code -> !code.isBlank())
                .filter(code -> code.codePoints().noneMatch(Character::isISOControl))
                .filter(code ->
                        IntStream.range(0, code.length()).noneMatch(i -> Character.isSurrogate(code.charAt(i))));
        Arbitrary<BigDecimal> rates = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e12"), new BigDecimal("1e12"))
                .ofScale(9);
        Arbitrary<Boolean> flags = Arbitraries.of(true, false);
        Arbitrary<Tax> taxes = Combinators.combine(codes, Arbitraries.of(Basis.class), rates, flags, flags, flags)
                .as(Tax::new);
        Arbitrary<Money> amounts = Combinators.combine(Arbitraries.of("EUR", "JPY", "KWD"), Arbitraries.longs())
                .as((currency, minor) -> Money.ofMinor(CurrencyUnit.of(currency), minor));
        return Combinators.combine(taxes, amounts).as(TaxAmount::new).list().ofMaxSize(5);
    }
}
