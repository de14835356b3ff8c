package dev.roofline.render;

import dev.roofline.evaluate.Cost;
import dev.roofline.evaluate.Deployment;
import dev.roofline.evaluate.Rates;
import dev.roofline.metric.Slice;
import dev.roofline.units.Phrase;
import dev.roofline.workload.Parallelism;

/** A phase's rates, and what it sends to other devices, in words. */
final class RatesText {
    private RatesText() {}

    static String line(Rates rates, Parallelism parallelism) {
        StringBuilder text = new StringBuilder(Phrase.number(rates.tokensPerSecond())).append(" tokens/s");
        if (parallelism.devices() > 1) {
            text.append(", ").append(Phrase.number(rates.perDevice())).append(" a device");
        }
        if (rates.perUser().isPresent()) {
            text.append(", ")
                    .append(Phrase.number(rates.perUser().getAsDouble()))
                    .append(" a user");
        }
        if (rates.modelFlopsUtilization().isPresent()) {
            text.append("; MFU ")
                    .append(Phrase.smallPercent(rates.modelFlopsUtilization().getAsDouble()));
        }
        return text.append(", MBU ")
                .append(Phrase.smallPercent(rates.memoryBandwidthUtilization()))
                .toString();
    }

    /** Empty where neither was asked for. */
    static String cost(Cost cost) {
        StringBuilder text = new StringBuilder();
        if (cost.perMillionTokens().isPresent()) {
            text.append(Phrase.number(cost.perMillionTokens().getAsDouble())).append(" a million tokens");
        }
        if (cost.joulesPerToken().isPresent()) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(Phrase.quantity(cost.joulesPerToken().getAsDouble(), "J"))
                    .append(" a token");
        }
        return text.toString();
    }

    static String together(Deployment all, Parallelism parallelism) {
        return parallelism.devices() + " devices together " + Phrase.quantity(all.flops(), "FLOP") + ", "
                + Phrase.quantity(all.bytes(), "B") + " of traffic";
    }

    /** Bytes sent, with their intensity and the ridge where one link has one. */
    static String network(Slice total) {
        StringBuilder text = new StringBuilder(Phrase.quantity(total.networkBytes(), "B"))
                .append(" sent, ")
                .append(Phrase.number(total.networkIntensity().orElseThrow()))
                .append(" FLOP/B");
        if (total.roofs().networkRidge().isPresent()) {
            text.append(" (ridge ")
                    .append(Phrase.number(total.roofs().networkRidge().getAsDouble()))
                    .append(')');
        }
        return text.append(" over ").append(total.roofs().link()).toString();
    }
}
