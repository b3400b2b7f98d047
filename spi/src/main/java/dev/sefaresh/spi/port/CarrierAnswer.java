package dev.sefaresh.spi.port;

import java.util.List;

/** What a carrier says when something is announced to it. Immutable. */
public sealed interface CarrierAnswer {
    /**
     * It is booked, and will be carried.
     *
     * @param tracking what the carrier calls it, all its parcels together: 1 to 200 characters
     * @param labels what is stuck on the parcels, in the order of their numbers: one at least
     */
    record Announced(String tracking, List<Label> labels) implements CarrierAnswer {
        /** Copies; refuses a tracking number that is none, and none to stick on. */
        public Announced {
            TrackingNews.check(tracking);
            labels = List.copyOf(labels);
            if (labels.isEmpty()) {
                throw new IllegalArgumentException(tracking + " has no label");
            }
        }
    }

    /**
     * It will not be carried, and nothing is booked.
     *
     * @param why the reason, for staff
     */
    record Refused(String why) implements CarrierAnswer {
        /** Refuses no reason. */
        public Refused {
            if (why.isBlank()) {
                throw new IllegalArgumentException("refused, and nobody says why");
            }
        }
    }
}
