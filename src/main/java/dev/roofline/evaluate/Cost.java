package dev.roofline.evaluate;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.units.Setting;
import dev.roofline.workload.CostBasis;
import dev.roofline.workload.Field;
import dev.roofline.workload.Refusal;
import dev.roofline.workload.UnsuitableWorkloadException;
import java.util.OptionalDouble;

/**
 * What new tokens cost while all devices are paid for and powered: a lower bound where times are, an upper one where
 * devices draw less than was said.
 *
 * @param perMillionTokens in the currency of the price; empty where no price was given
 * @param joulesPerToken empty where no power was asked for or none is known
 * @param currency label of the price's currency; empty where none was given
 */
public record Cost(OptionalDouble perMillionTokens, OptionalDouble joulesPerToken, String currency) {
    private static final double SECONDS_PER_HOUR = 3600;

    /** @throws UnsuitableWorkloadException where an amount is larger than any that is counted */
    public Cost {
        requireCountable(perMillionTokens, "the cost of a million tokens", Field.PRICE);
        requireCountable(joulesPerToken, "the energy of a token", Field.POWER);
    }

    /**
     * Refuses an amount that is not finite: no price and no power of a device is so large, nor time so long.
     *
     * @param what the amount is
     * @param setting that it was made of
     */
    public static void requireCountable(OptionalDouble amount, String what, Setting setting) {
        if (amount.isPresent() && !Double.isFinite(amount.getAsDouble())) {
            throw new UnsuitableWorkloadException(
                    Refusal.unfit(setting, what + " is beyond 1.79e308, the largest number that is counted"));
        }
    }

    /** The cost at so many new tokens of all sequences for each second and device. */
    public static Cost of(CostBasis basis, HardwareProfile hardware, double tokensPerSecondAndDevice) {
        OptionalDouble watts = basis.byProfile() ? hardware.powerWatts() : basis.watts();
        return new Cost(
                basis.pricePerHour().isPresent()
                        ? OptionalDouble.of(
                                basis.pricePerHour().getAsDouble() / SECONDS_PER_HOUR / tokensPerSecondAndDevice * 1e6)
                        : OptionalDouble.empty(),
                watts.isPresent()
                        ? OptionalDouble.of(watts.getAsDouble() / tokensPerSecondAndDevice)
                        : OptionalDouble.empty(),
                basis.currency());
    }

    /** An amount with its currency, where that has a name. */
    public String money(String amount) {
        return currency.isEmpty() ? amount : amount + " " + currency;
    }
}
