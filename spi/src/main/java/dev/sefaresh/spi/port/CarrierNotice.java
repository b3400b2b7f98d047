package dev.sefaresh.spi.port;

import java.util.List;

/** What a carrier tells of itself, by webhook, after its signature was checked. Immutable. */
public sealed interface CarrierNotice {
    /**
     * Where something is.
     *
     * @param news one at least, in any order
     */
    record Told(List<TrackingNews> news) implements CarrierNotice {
        /** Copies; refuses none. */
        public Told {
            news = List.copyOf(news);
            if (news.isEmpty()) {
                throw new IllegalArgumentException("no news are Irrelevant");
            }
        }
    }

    /** It was sent by the carrier, and is nothing of interest. */
    record Irrelevant() implements CarrierNotice {}

    /** It was not sent by the carrier, was changed on its way, or cannot be understood: nothing in it is believed. */
    record Rejected(String why) implements CarrierNotice {}
}
