package dev.sefaresh.core.tax;

import dev.sefaresh.core.tax.TaxTable.Placed;
import dev.sefaresh.spi.model.Tax;
import dev.sefaresh.spi.model.Tax.Basis;
import dev.sefaresh.spi.model.TaxCategory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/** All that is wrong with the rows of a table of taxes, as sentences. */
final class Flaws {
    private record Beginning(TaxCategory category, Place place, LocalDate from) {}

    private Flaws() {}

    static List<String> of(List<Placed> rows, Optional<CurrencyUnit> currency) {
        List<String> found = new ArrayList<>();
        Map<Beginning, String> begun = new HashMap<>();
        for (Placed placed : rows) {
            Row row = placed.row();
            String words = placed.where() + " (" + row + ")";
            String other = begun.putIfAbsent(new Beginning(row.category(), row.place(), row.from()), placed.where());
            if (other != null) {
                found.add(words + " begins on the same day as " + other);
            }
            row.until().filter(last -> last.isBefore(row.from())).ifPresent(last -> {
                found.add(words + " ends before it begins");
            });
            if (!row.category().isCalculated()) {
                found.add(words + " is never asked for");
            }
            Set<String> codes = new HashSet<>();
            row.taxes().stream().map(Tax::code).filter(code -> !codes.add(code)).forEach(code -> {
                found.add(words + " has the tax " + code + " twice");
            });
            if (currency.isEmpty() && row.taxes().stream().anyMatch(tax -> tax.basis() == Basis.PER_PIECE)) {
                found.add(words + " has a tax on a piece, and the table does not say in which currency");
            }
        }
        if (rows.isEmpty()) {
            found.add("there is no row");
        }
        return found;
    }
}
