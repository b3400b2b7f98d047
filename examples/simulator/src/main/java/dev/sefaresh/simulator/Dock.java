package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.LocationId;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Level;
import dev.sefaresh.spi.port.Shelf;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.StockChange;
import dev.sefaresh.spi.port.StockMove;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Goods come in, are expected, go from one location to another, and burn; now and then the same is written down twice. For one thread. */
final class Dock {
    private final World world;
    private final List<Expected> expected = new ArrayList<>();
    private int changes;

    private record Expected(Shelf shelf, Quantity quantity) {}

    Dock(World world) {
        this.world = world;
    }

    /** One of these. */
    void work(Dice dice) {
        Shelf shelf = shelf(dice);
        Quantity quantity = Quantity.of(dice.between(1, world.mostReceived()));
        switch (dice.weighed(6, 2, 3, 2)) {
            case 0 -> receive(shelf, quantity, dice);
            case 1 -> expect(shelf, quantity, dice);
            case 2 -> arrive(dice);
            default -> transfer(shelf, new Shelf(shelf.sku(), dice.pick(Shop.LOCATIONS)), quantity, dice);
        }
    }

    /** Something burns; says where. */
    Shelf burn(Dice dice) {
        Shelf shelf = shelf(dice);
        Quantity quantity = Quantity.of(dice.between(1, 3));
        move(StockChange.lose(id(), shelf, quantity), dice);
        world.warehouse().burns(shelf, quantity.value());
        return shelf;
    }

    /** How much more is promised on a shelf than there is. */
    BigDecimal shortOf(Shelf shelf) {
        return stock().levels(Set.of(shelf.sku()))
                .getOrDefault(shelf, Level.NONE)
                .free()
                .negate();
    }

    private void receive(Shelf shelf, Quantity quantity, Dice dice) {
        move(StockChange.receive(id(), shelf, quantity), dice);
        world.warehouse().arrives(shelf, quantity.value());
    }

    private void expect(Shelf shelf, Quantity quantity, Dice dice) {
        var day = world.clock().instant().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(dice.between(0, 9));
        move(StockChange.expect(id(), shelf, quantity, day), dice);
        expected.add(new Expected(shelf, quantity));
    }

    /** At times it never does. */
    private void arrive(Dice dice) {
        if (expected.isEmpty()) {
            return;
        }
        Expected one = dice.pick(expected);
        expected.remove(one);
        boolean comes = dice.chance(850);
        StockMove.Kind kind = comes ? StockMove.Kind.ARRIVE : StockMove.Kind.FORGO;
        move(StockChange.of(id(), new StockMove(kind, one.shelf(), one.quantity())), dice);
        if (comes) {
            world.warehouse().arrives(one.shelf(), one.quantity().value());
        }
    }

    private void transfer(Shelf from, Shelf to, Quantity quantity, Dice dice) {
        if (move(StockChange.transfer(id(), from, to, quantity), dice)) {
            world.warehouse().goes(from, quantity.value());
            expected.add(new Expected(to, quantity));
        }
    }

    private boolean move(StockChange change, Dice dice) {
        boolean moved = !stock().move(change).isRefused();
        if (moved && dice.chance(200)) {
            stock().move(change);
        }
        return moved;
    }

    private Stock stock() {
        return world.storage().stock();
    }

    private String id() {
        return "dock " + ++changes;
    }

    private static Shelf shelf(Dice dice) {
        LocationId location = dice.chance(500) ? LocationId.MAIN : dice.pick(Shop.LOCATIONS);
        return new Shelf(dice.pick(Shop.ON_SHELVES), location);
    }
}
