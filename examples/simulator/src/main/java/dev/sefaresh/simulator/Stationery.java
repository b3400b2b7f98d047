package dev.sefaresh.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sefaresh.core.Links;
import dev.sefaresh.spi.model.Quantity;
import dev.sefaresh.spi.port.Attachment;
import dev.sefaresh.spi.port.DocumentRenderer;
import dev.sefaresh.spi.port.PrintedDocument;
import dev.sefaresh.spi.port.Wording;
import java.net.URI;
import java.util.Optional;

/**
 * What the shop of a world writes mail with.
 *
 * @param staff where its staff is written to, if anywhere
 */
record Stationery(Optional<Staff> staff, Optional<Links> links, Optional<DocumentRenderer> renderer) {
    private static final String KEY = "a key that nobody has ever guessed";

    /** Of this there is never enough, and staff hear of it every time. */
    private static final String SCARCE = "PEN";

    /** Where staff are written to, and in which language. */
    record Staff(String email, Optional<String> language) {}

    static Stationery of(Dice dice) {
        Optional<Staff> staff = dice.chance(700)
                ? Optional.of(new Staff("staff@example.org", dice.chance(500) ? Optional.of("de") : Optional.empty()))
                : Optional.empty();
        Optional<Links> links = dice.chance(600)
                ? Optional.of(Links.to(URI.create("https://shop.example.org/mail"), KEY.getBytes(UTF_8)))
                : Optional.empty();
        return new Stationery(staff, links, dice.chance(500) ? Optional.of(Stationery::print) : Optional.empty());
    }

    /** The same bytes for the same document in the same words. */
    private static Attachment print(PrintedDocument document, Wording wording) {
        return Attachment.of(
                document.number().replace('/', '-') + ".txt",
                "text/plain; charset=UTF-8",
                (document + " in " + wording).getBytes(UTF_8));
    }

    static Quantity reorderBelow(String sku) {
        return sku.equals(SCARCE) ? Quantity.of(1_000_000) : Quantity.of(1);
    }

    /** Whether staff hear of it whatever is left. */
    static boolean isScarce(String sku) {
        return sku.equals(SCARCE);
    }
}
