package dev.roofline.prose;

import dev.roofline.comparison.SideBySide;
import dev.roofline.evaluate.Cost;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Who of those compared is fastest in a phase, and whose tokens are cheapest: of those that fit, or of all where none does.
 *
 * @param judged all that have the phase
 * @param uneven whether they take other numbers of tokens, so that tokens a second are what compares
 */
record Leaders(SideBySide compared, List<Judged> judged, boolean uneven) {
    static final String OF_FITTING = " of those that fit";

    /** Those that a reader may choose among. */
    private List<Judged> ranked() {
        List<Judged> fitting = new ArrayList<>(judged);
        fitting.removeIf(each -> each.candidate().isTooLarge());
        return fitting.isEmpty() ? judged : fitting;
    }

    Judged fastest() {
        Judged fastest = ranked().get(0);
        for (Judged each : ranked()) {
            fastest = each.pace(uneven) > fastest.pace(uneven) ? each : fastest;
        }
        return fastest;
    }

    private Judged slowest() {
        Judged slowest = ranked().get(0);
        for (Judged each : ranked()) {
            slowest = each.pace(uneven) < slowest.pace(uneven) ? each : slowest;
        }
        return slowest;
    }

    /** Whether some are left out, since they do not fit. */
    private boolean areSome() {
        return ranked().size() < judged.size();
    }

    /** What follows the time of the fastest. */
    String text() {
        if (judged.size() == 1) {
            return "";
        }
        String beside = ranked().size() == 1
                ? " on " + fastest().name() + ", the only one that fits"
                : beside(fastest(), slowest());
        boolean serves = compared.baseline().run().run().totals().server().isPresent();
        return serves ? beside : beside + cheapest();
    }

    private String beside(Judged fastest, Judged slowest) {
        double spread = fastest.pace(uneven) / slowest.pace(uneven);
        if (Phrase.factor(spread).equals("1")) {
            return areSome() ? " on all alike" + OF_FITTING : " on all of them alike";
        }
        String best = " on " + fastest.name()
                + (uneven
                        ? ", which makes the most tokens a second" + (areSome() ? OF_FITTING : "")
                        : ", the fastest" + thatFits())
                + ": ";
        OptionalDouble factor =
                uneven ? fastest.ratios().tokenRate() : fastest.ratios().speedUp();
        OptionalDouble gain = uneven
                ? fastest.ratios().tokenRatePerDevice()
                : fastest.ratios().speedUpPerDevice();
        boolean isBaseline =
                factor.isEmpty() || Phrase.factor(factor.getAsDouble()).equals("1");
        return isBaseline
                ? best + times(spread, uneven) + slowest.name() + ", the slowest" + thatFits()
                : best
                        + times(factor.getAsDouble(), uneven)
                        + compared.baseline().name()
                        + perDevice(compared, gain);
    }

    private String thatFits() {
        return areSome() ? " that fits" : "";
    }

    static String times(double factor, boolean uneven) {
        return Phrase.factor(factor) + (uneven ? " times as many as " : " times as fast as ");
    }

    /** What a device gains, where numbers of devices differ. */
    static String perDevice(SideBySide compared, OptionalDouble gain) {
        return compared.areOfUnlikeDevices() && gain.isPresent()
                ? " (" + Phrase.factor(gain.getAsDouble()) + " a device)"
                : "";
    }

    /** Who makes tokens for least, where several have a price. */
    private String cheapest() {
        List<Judged> priced = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Judged each : ranked()) {
            if (each.cost().isPresent()) {
                priced.add(each);
            } else {
                others.add(each.name());
            }
        }
        if (priced.isEmpty() || priced.size() + others.size() < 2) {
            return "";
        }
        Judged cheapest = priced.get(0);
        for (Judged each : priced) {
            cheapest = amount(each) < amount(cheapest) ? each : cheapest;
        }
        Cost cost = cheapest.cost().orElseThrow();
        String money = cost.money(Phrase.number(amount(cheapest))) + " a million tokens";
        boolean isAlike = others.isEmpty();
        for (Judged each : priced) {
            isAlike &= Phrase.number(amount(each)).equals(Phrase.number(amount(cheapest)));
        }
        if (isAlike) {
            return "; all cost " + money;
        }
        return "; " + cheapest.name() + " is the cheapest" + thatFits()
                + (others.isEmpty() ? "" : " of those with a price (none for " + SharedText.listed(others) + ")") + ": "
                + money;
    }

    private static double amount(Judged judged) {
        return judged.cost().orElseThrow().perMillionTokens().getAsDouble();
    }
}
