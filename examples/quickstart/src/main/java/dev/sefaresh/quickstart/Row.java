package dev.sefaresh.quickstart;

import dev.sefaresh.core.order.Charge;
import dev.sefaresh.quickstart.Columns.Cells;
import dev.sefaresh.spi.model.AdjustmentKind;
import dev.sefaresh.spi.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * One row of a sale or of a cancellation: goods, or what the sale costs more or less.
 *
 * @param line where it stands in the file
 * @param code the stock code
 * @param quantity how many; negative where it takes from the price, and on cancellations
 * @param at when it was sold, or came back
 * @param customer empty for a guest
 */
record Row(
        long line,
        String code,
        String description,
        BigDecimal quantity,
        BigDecimal price,
        Instant at,
        Optional<String> customer,
        String country) {
    /** The shop's own. */
    static final CurrencyUnit POUNDS = CurrencyUnit.GBP;

    private static final Set<String> CARRIAGE = Set.of("POST", "DOT", "C2");
    private static final String DISCOUNT = "D";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    /** Reads a row of a sale. */
    static Row sold(long line, Cells cells) throws Malformed {
        Row row = read(line, cells);
        row.checkSold();
        return row;
    }

    /** Reads a row of a cancellation. */
    static Row back(long line, Cells cells) throws Malformed {
        Row row = read(line, cells);
        row.checkBack();
        return row;
    }

    private static Row read(long line, Cells cells) throws Malformed {
        for (Column column : Column.values()) {
            column.check(cells.get(column));
        }
        Row row = new Row(
                line,
                present(Column.STOCK_CODE, cells),
                cells.get(Column.DESCRIPTION),
                number(Column.QUANTITY, cells),
                number(Column.UNIT_PRICE, cells),
                time(cells),
                customer(cells),
                cells.get(Column.COUNTRY));
        row.checkAmount();
        return row;
    }

    /** Goods have codes that begin with a digit. */
    boolean isGoods() {
        return Character.isDigit(code.charAt(0));
    }

    /** The quantity of goods, whichever way they go. */
    Quantity pieces() {
        return new Quantity(quantity.abs());
    }

    /** How much a row of a cancellation gives back: pieces of goods, pounds of anything else. */
    BigDecimal wanted() {
        return isGoods() ? quantity.negate() : exactAmount().negate();
    }

    /** Quantity × price. */
    Money amount() {
        return Money.of(POUNDS, exactAmount(), RoundingMode.UNNECESSARY);
    }

    /** What a row that is not goods adds to the order. */
    Charge charge() {
        Money much = amount().abs();
        return switch (kind()) {
            case CARRIAGE -> Charge.carriage(code, description, much);
            case DISCOUNT -> Charge.discount(code, description, much);
            case CHARGE, ROUNDING -> Charge.charge(code, description, much);
        };
    }

    private AdjustmentKind kind() {
        if (CARRIAGE.contains(code)) {
            return AdjustmentKind.CARRIAGE;
        }
        return code.equals(DISCOUNT) || quantity.signum() < 0 ? AdjustmentKind.DISCOUNT : AdjustmentKind.CHARGE;
    }

    private void checkAmount() throws Malformed {
        if (price.signum() < 0) {
            throw new Malformed(Fault.PRICE, "a price of " + price);
        }
        if (exactAmount().stripTrailingZeros().scale() > POUNDS.getDecimalPlaces()) {
            throw new Malformed(
                    Fault.DECIMALS, quantity + " at " + price + " has more decimals than " + POUNDS + " has");
        }
    }

    private void checkBack() throws Malformed {
        if (quantity.signum() >= 0) {
            throw new Malformed(Fault.QUANTITY, "a cancellation of " + quantity + " pieces, which has to be negative");
        }
    }

    private void checkSold() throws Malformed {
        if (quantity.signum() == 0 || isGoods() && quantity.signum() < 0) {
            throw new Malformed(Fault.QUANTITY, "a sale of " + quantity + " pieces");
        }
        if (kind() == AdjustmentKind.DISCOUNT && exactAmount().signum() > 0) {
            throw new Malformed(Fault.SIGN, "a discount that adds " + exactAmount());
        }
        if (kind() == AdjustmentKind.CARRIAGE && exactAmount().signum() < 0) {
            throw new Malformed(
                    Fault.SIGN, "carriage that takes away " + exactAmount().negate());
        }
    }

    private BigDecimal exactAmount() {
        return quantity.multiply(price);
    }

    private static String present(Column column, Cells cells) throws Malformed {
        String text = cells.get(column);
        if (text.isEmpty()) {
            throw new Malformed(Fault.BLANK_ID, column.title() + " is blank");
        }
        return text;
    }

    private static BigDecimal number(Column column, Cells cells) throws Malformed {
        String text = cells.get(column);
        if (!NUMBER.matcher(text).matches()) {
            throw new Malformed(Fault.NUMBER, column.title() + " is not a number: '" + text + "'");
        }
        return new BigDecimal(text);
    }

    private static Instant time(Cells cells) throws Malformed {
        String text = cells.get(Column.INVOICE_DATE);
        try {
            return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new Malformed(
                    Fault.DATE,
                    Column.INVOICE_DATE.title() + " is not a time such as 2010-12-01 11:32:00: '" + text + "'");
        }
    }

    /** The data set writes its customers as decimals: 14045.0. */
    private static Optional<String> customer(Cells cells) {
        String text = cells.get(Column.CUSTOMER_ID);
        return Optional.of(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text)
                .filter(number -> !number.isEmpty());
    }
}
