package dev.roofline.workload;

import java.util.OptionalDouble;

/**
 * What a user pays for devices, where cost or energy is asked for.
 *
 * @param pricePerHour of one device, in a currency of the user's
 * @param watts that one device draws, where the user says so
 * @param byProfile whether a device draws what its profile gives as its thermal design power
 * @param currency a label of the user's that stands beside amounts; empty for none
 */
public record CostBasis(OptionalDouble pricePerHour, OptionalDouble watts, boolean byProfile, String currency) {
    public static final CostBasis NONE = new CostBasis(OptionalDouble.empty(), OptionalDouble.empty(), false, "");

    /**
     * What a device draws.
     *
     * @param watts empty for its profile's thermal design power
     */
    public record PowerDraw(OptionalDouble watts) {}

    public CostBasis {
        if (pricePerHour.isPresent() && !(pricePerHour.getAsDouble() >= 0)) {
            throw new IllegalArgumentException("a price is not below 0");
        }
    }

    public boolean asksForEnergy() {
        return byProfile || watts.isPresent();
    }
}
