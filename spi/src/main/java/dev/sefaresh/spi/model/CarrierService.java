package dev.sefaresh.spi.model;

/**
 * One of the services that a carrier offers.
 *
 * @param carrier the name under which the host knows the carrier
 * @param service the carrier's own code
 */
public record CarrierService(String carrier, String service) {
    /** Checks both: 1 to 200 characters, none of them a control character. */
    public CarrierService {
        Names.check("a carrier", carrier);
        Names.check("a service", service);
    }

    @Override
    public String toString() {
        return carrier + " " + service;
    }
}
