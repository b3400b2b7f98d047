/**
 * What core asks of the outside. {@link dev.sefaresh.spi.port.OrderStore} is the one port that every host needs.
 *
 * <p>Each port's Javadoc is its contract: numbered rules, MUST or SHOULD, with what they are for. Implementations are thread-safe,
 * neither take nor return null, and let failures out as unchecked exceptions unless a rule says otherwise.
 */
@DocumentStyle
@NullMarked
package dev.sefaresh.spi.port;

import dev.sefaresh.spi.model.DocumentStyle;
import org.jspecify.annotations.NullMarked;
