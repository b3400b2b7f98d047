package dev.sefaresh.simulator;

import dev.sefaresh.core.inmemory.HandClock;
import dev.sefaresh.core.inmemory.InMemoryAccounts;
import dev.sefaresh.core.inmemory.InMemoryCoupons;
import dev.sefaresh.core.inmemory.InMemoryInbox;
import dev.sefaresh.core.inmemory.InMemoryRegister;
import dev.sefaresh.core.inmemory.InMemoryStock;
import dev.sefaresh.core.inmemory.InMemoryStore;
import dev.sefaresh.core.inmemory.InMemorySuppressions;
import dev.sefaresh.spi.model.Task;
import dev.sefaresh.spi.port.Accounts;
import dev.sefaresh.spi.port.Coupons;
import dev.sefaresh.spi.port.Inbox;
import dev.sefaresh.spi.port.InvoiceRegister;
import dev.sefaresh.spi.port.OrderStore;
import dev.sefaresh.spi.port.Stock;
import dev.sefaresh.spi.port.Suppressions;
import java.util.List;

/** Where the shop keeps everything, as it really is: processes see it through {@link Faults}, the auditor does not. */
interface Storage extends AutoCloseable {
    OrderStore store();

    Stock stock();

    InvoiceRegister register();

    Inbox inbox();

    Accounts accounts();

    Coupons coupons();

    Suppressions suppressions();

    /** All tasks that are stored, in whoever's hands. */
    List<Task> tasks();

    @Override
    void close();

    /** In maps. */
    static Storage memory(HandClock clock) {
        InMemoryStock stock = new InMemoryStock();
        InMemoryRegister register = new InMemoryRegister();
        InMemoryInbox inbox = new InMemoryInbox();
        InMemoryAccounts accounts = new InMemoryAccounts();
        InMemoryCoupons coupons = new InMemoryCoupons();
        InMemorySuppressions suppressions = new InMemorySuppressions();
        InMemoryStore store = new InMemoryStore(stock, register, clock);
        return new Storage() {
            @Override
            public OrderStore store() {
                return store;
            }

            @Override
            public Stock stock() {
                return stock;
            }

            @Override
            public InvoiceRegister register() {
                return register;
            }

            @Override
            public Inbox inbox() {
                return inbox;
            }

            @Override
            public Accounts accounts() {
                return accounts;
            }

            @Override
            public Coupons coupons() {
                return coupons;
            }

            @Override
            public Suppressions suppressions() {
                return suppressions;
            }

            @Override
            public List<Task> tasks() {
                return store.tasks();
            }

            @Override
            public void close() {}
        };
    }
}
