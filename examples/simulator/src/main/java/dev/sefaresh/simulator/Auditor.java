package dev.sefaresh.simulator;

import dev.sefaresh.spi.model.CommandId;
import dev.sefaresh.spi.model.Event;
import dev.sefaresh.spi.model.OrderFile;
import dev.sefaresh.spi.model.OrderId;
import dev.sefaresh.spi.model.OrderSummary;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.port.Listing;
import dev.sefaresh.spi.port.Loaded;
import dev.sefaresh.spi.port.OrderQuery;
import dev.sefaresh.spi.port.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Comes when all is quiet, and compares what is stored with what the outside saw: the banks' books, the till, the shelves, the letter
 * boxes, and every answer that was ever given. For one thread.
 */
final class Auditor {
    private static final CommandId NOTHING = CommandId.of("-");
    private static final int PAGE = 100;

    private final World world;
    private final Mailroom mailroom;

    Auditor(World world, Mailroom mailroom) {
        this.world = world;
        this.mailroom = mailroom;
    }

    /** Goes through all books. */
    void audit() {
        List<OrderFile> files = files();
        Map<OrderId, OrderSummary> rows = rows();
        Map<OrderId, List<Task>> tasks = new HashMap<>();
        world.storage()
                .tasks()
                .forEach(task -> tasks.computeIfAbsent(task.id().order(), order -> new ArrayList<>())
                        .add(task));
        require(rows.size() == files.size(), rows.size() + " orders are listed of " + files.size());
        GoodsAudit goods = new GoodsAudit();
        InvoiceAudit invoices = new InvoiceAudit();
        MoneyAudit money = new MoneyAudit(world);
        AccountAudit accounts = new AccountAudit(world);
        CouponAudit coupons = new CouponAudit(world);
        for (OrderFile file : files) {
            List<Event> history = world.store().timeline(file.id());
            HistoryAudit.check(file, history, Optional.ofNullable(rows.get(file.id())));
            PriceAudit.check(file, history);
            ClaimAudit.check(file);
            DiscountAudit.check(file);
            world.agreements().check(file);
            coupons.enter(file, history);
            TaskAudit.check(file, tasks.getOrDefault(file.id(), List.of()));
            MailAudit.check(world, file, tasks.getOrDefault(file.id(), List.of()));
            money.enter(file);
            accounts.enter(file);
            goods.enter(file);
            invoices.enter(file);
        }
        money.compare();
        accounts.compare();
        coupons.compare();
        NoticeAudit.check(world, mailroom);
        goods.compare(world);
        invoices.compare(world);
        mailroom.answered().forEach(this::isKept);
    }

    /** Every file that there is, oldest first. */
    List<OrderFile> files() {
        return world.orders().stream()
                .flatMap(order -> world.store().load(order, NOTHING).stream())
                .map(Loaded::file)
                .toList();
    }

    /** What was answered as done is done for ever. */
    private void isKept(Letter letter) {
        OrderId order = letter.request().order();
        Optional<Long> kept = world.store()
                .load(order, letter.request().id())
                .flatMap(Loaded::done)
                .map(Loaded.Done::version);
        if (!kept.equals(letter.version())) {
            throw new Violation(
                    order,
                    letter.request() + " was answered as version " + letter.version() + " and is kept as " + kept);
        }
    }

    private Map<OrderId, OrderSummary> rows() {
        Map<OrderId, OrderSummary> rows = new HashMap<>();
        Optional<OrderQuery> query = Optional.of(OrderQuery.first(Listing.ALL, PAGE));
        while (query.isPresent()) {
            Page<OrderSummary> page = world.store().list(query.get());
            for (OrderSummary row : page.rows()) {
                if (rows.put(row.order(), row) != null) {
                    throw new Violation(row.order(), "is listed twice");
                }
            }
            query = page.next().map(OrderQuery.first(Listing.ALL, PAGE)::from);
        }
        return rows;
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(otherwise);
        }
    }

    static void require(boolean holds, OrderFile file, String otherwise) {
        if (!holds) {
            throw new Violation(file.id(), otherwise);
        }
    }
}
