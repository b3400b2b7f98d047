package dev.sefaresh.spi.tck;

import dev.sefaresh.spi.model.RegisterEntry;
import dev.sefaresh.spi.port.InvoiceRegister;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An empty register.
 *
 * @param forger changes the digest that is stored with an entry, behind the register's back, if that can be done
 */
public record RegisterBench(InvoiceRegister register, Optional<Consumer<RegisterEntry>> forger) implements Bench {
    /** A register that nobody can change from behind. */
    public static RegisterBench of(InvoiceRegister register) {
        return new RegisterBench(register, Optional.empty());
    }

    /** With somebody who changes the digest that is stored with an entry. */
    public RegisterBench forgedBy(Consumer<RegisterEntry> hand) {
        return new RegisterBench(register, Optional.of(hand));
    }

    @Override
    public Set<Trait> traits() {
        return forger.isPresent() ? Set.of(Trait.CAN_TAMPER) : Set.of();
    }
}
