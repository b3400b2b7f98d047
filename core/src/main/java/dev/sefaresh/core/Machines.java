package dev.sefaresh.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.sefaresh.core.delivery.DeliveryTransition;
import dev.sefaresh.core.discrepancy.DiscrepancyTransition;
import dev.sefaresh.core.dispute.DisputeTransition;
import dev.sefaresh.core.invoice.InvoiceTransition;
import dev.sefaresh.core.lifecycle.Lifecycle;
import dev.sefaresh.core.lifecycle.Transition;
import dev.sefaresh.core.order.OrderTransition;
import dev.sefaresh.core.payment.OperationTransition;
import dev.sefaresh.core.quotation.QuotationTransition;
import dev.sefaresh.core.returns.ReturnTransition;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All machines of the engine. Stateless. */
public final class Machines {
    private static final ImmutableList<Lifecycle<?, ?, ?>> ALL = ImmutableList.of(
            OrderTransition.machine(),
            QuotationTransition.machine(),
            OperationTransition.machine(),
            DeliveryTransition.machine(),
            InvoiceTransition.machine(),
            ReturnTransition.machine(),
            DisputeTransition.machine(),
            DiscrepancyTransition.machine());

    private static final ImmutableSet<Transition<?, ?, ?>> ROWS =
            ALL.stream().flatMap(machine -> machine.rows().stream()).collect(ImmutableSet.toImmutableSet());

    /** Looked for once, as that takes milliseconds and machines do not change while they are there. */
    private static final class Found {
        private static final ImmutableSet<String> FAULTS = find();
    }

    private Machines() {}

    /** One for each kind of document. */
    public static ImmutableList<Lifecycle<?, ?, ?>> all() {
        return ALL;
    }

    /** Every row of every machine: nothing else can happen. */
    public static ImmutableSet<Transition<?, ?, ?>> rows() {
        return ROWS;
    }

    /** All that is wrong with the machines and the reactions between them, in words; empty if they are sound. */
    public static Set<String> faults() {
        return Found.FAULTS;
    }

    private static ImmutableSet<String> find() {
        Set<String> faults = new TreeSet<>();
        ALL.forEach(machine -> faults.addAll(machine.faults()));
        Map<String, Integer> names = new TreeMap<>();
        ROWS.forEach(row -> names.merge(row.name(), 1, Integer::sum));
        names.forEach((name, times) -> {
            if (times > 1) {
                faults.add("the row name " + name + " stands in " + times
                        + " machines, and history could not tell them apart");
            }
        });
        Reaction.endless(ROWS)
                .forEach(reaction -> faults.add("the reaction " + reaction + " can set itself off again"));
        return ImmutableSet.copyOf(faults);
    }
}
