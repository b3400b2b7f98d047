package dev.sefaresh.spi.port;

import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What became of a move, for ever: only {@link Kind#POSTED} moved anything.
 *
 * @param available what can be withdrawn or held from then on; of {@code SHORT}, the most that the move could have had; of {@code
 *     NO_SUCH_ACCOUNT}, nothing
 */
public record Posting(AccountMove move, Kind kind, Money available) {
    /** Refuses null. */
    public Posting {
        Objects.requireNonNull(move, "move");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(available, "available");
    }

    /**
     * What a port has to answer to a move that is new to it. It holds the account meanwhile: what it says here is what it does.
     *
     * @param account where the move goes; nothing if there is no such
     * @param left what the hold of a spend or release has left; nothing if it is no hold of this account
     */
    public static Posting of(AccountMove move, Optional<Account> account, Optional<Money> left) {
        Account nothing = Account.empty(move.amount().getCurrencyUnit());
        if (account.isEmpty() && move.kind() != AccountMove.Kind.DEPOSIT) {
            return new Posting(move, Kind.NO_SUCH_ACCOUNT, nothing.available());
        }
        Account before = account.orElse(nothing);
        if (!before.currency().equals(nothing.currency())) {
            return new Posting(move, Kind.OTHER_CURRENCY, before.available());
        }
        if (move.kind().isOfHold() && left.isEmpty()) {
            return new Posting(move, Kind.NO_SUCH_HOLD, before.available());
        }
        Money most = move.kind().isOfHold() ? left.orElseThrow() : before.available();
        if (move.kind() != AccountMove.Kind.DEPOSIT && move.amount().isGreaterThan(most)) {
            return new Posting(move, Kind.SHORT, most);
        }
        return new Posting(move, Kind.POSTED, before.after(move).available());
    }

    /** Whether the move was done. */
    public boolean isPosted() {
        return kind == Kind.POSTED;
    }

    /** Why not, if it was not: of several reasons the first. Names are stored. */
    public enum Kind {
        /** Done. */
        POSTED,
        /** Nothing was ever deposited there. */
        NO_SUCH_ACCOUNT,
        /** The account has another currency than the amount. */
        OTHER_CURRENCY,
        /** What is to be spent or released is no hold of this account. */
        NO_SUCH_HOLD,
        /** There is less available, or left of the hold. */
        SHORT
    }
}
