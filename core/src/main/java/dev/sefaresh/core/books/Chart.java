package dev.sefaresh.core.books;

import com.google.common.base.Preconditions;
import java.util.Objects;
import java.util.Optional;

/**
 * A chart of accounts: the host's own code for each account that the books of orders need. Two accounts may have one code. It must give
 * the same code for the same account, or its entries do not add up with yesterday's; it is called from whatever thread asks for a
 * journal.
 */
@FunctionalInterface
public interface Chart {
    /** The host's code of an account, such as {@code 1200}: never blank. */
    String code(Account account);

    /** Accounts are called what they are: {@code RECEIVABLE}, {@code TENDER:card}, {@code TAX:vat-20}. */
    static Chart standard() {
        return Account::toString;
    }

    /** What an account is for. */
    enum Role {
        /** What buyers owe for what was invoiced; on its other side what they paid before, or beyond it. */
        RECEIVABLE,
        /** Goods sold. */
        REVENUE,
        /** What credit notes take back of goods sold. */
        ALLOWANCE,
        /** Carriage charged. */
        CARRIAGE,
        /** Charged beside goods and carriage. */
        CHARGE,
        /** Given off the price. */
        DISCOUNT,
        /** What belongs to the tax office, one account for each code: what is beside it on goods, carriage and discounts is net of it. */
        TAX,
        /** Money in the hands of a way to pay, one account for each: in transit at a provider, in the till, on a customer's account. */
        TENDER,
        /**
         * What buyers' banks took back from us: with the receivable together it is what buyers owe. On its other side is what they gave
         * again and are not known to have taken, until they are.
         */
        CHARGEBACK,
        /** What providers keep for themselves, one account for each. */
        FEES,
        /** Where providers pay out to, one account for each. */
        BANK;

        private boolean isOfOneOfMany() {
            return this == TAX || this == TENDER || this == FEES || this == BANK;
        }
    }

    /**
     * One account. Immutable and thread-safe.
     *
     * @param name which of many: exactly of tenders, fees and banks the tender, as payments name it, and of taxes the code
     */
    record Account(Role role, Optional<String> name) {
        /** Refuses a name where there is none, and the other way round. */
        public Account {
            Objects.requireNonNull(role, "role");
            Preconditions.checkArgument(
                    role.isOfOneOfMany() == name.isPresent(), "the account %s of the name %s", role, name);
        }

        /** The one account for this. */
        public static Account of(Role role) {
            return new Account(role, Optional.empty());
        }

        /** The account for this, of a tender or a tax. */
        public static Account of(Role role, String name) {
            return new Account(role, Optional.of(name));
        }

        @Override
        public String toString() {
            return role + name.map(which -> ":" + which).orElse("");
        }
    }
}
