package dev.roofline.prose;

import dev.roofline.evaluate.CacheUse;
import dev.roofline.evaluate.Deployment;
import dev.roofline.evaluate.Rates;
import dev.roofline.metric.Slice;
import dev.roofline.metric.WholePhase;
import dev.roofline.run.PhaseRun;
import dev.roofline.units.Phrase;
import dev.roofline.workload.Parallelism;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A phase's rates, and what it sends to other devices, in words. */
public final class RatesText {
    private RatesText() {}

    /** What stands under a phase's table: its cache, its rates and what it sends. */
    public static String remark(PhaseRun phase) {
        List<String> parts = new ArrayList<>();
        addCache(parts, phase.cache());
        Slice total = phase.total();
        Optional<WholePhase> whole = total.whole();
        if (whole.isPresent() && whole.get().rates().isPresent()) {
            parts.add(line(whole.get().rates().get(), total.parallelism()));
        }
        if (whole.isPresent() && whole.get().cost().isPresent()) {
            List<String> costs = GenerationText.costs(whole.get().cost().get());
            parts.addAll(costs.isEmpty() ? List.of() : List.of(String.join(", ", costs)));
        }
        if (total.networkBytes() > 0) {
            parts.add(network(total));
        }
        if (whole.isPresent() && whole.get().deployment().isPresent()) {
            parts.add(together(whole.get().deployment().get(), total.parallelism()));
        }
        return String.join("; ", parts);
    }

    /** What the phase keeps, reads and writes of keys, values and states. */
    private static void addCache(List<String> parts, CacheUse cache) {
        List<String> kept = new ArrayList<>();
        addKept(kept, cache.kept(), "");
        addKept(kept, cache.cross(), " of the encoder's tokens");
        addKept(kept, cache.states(), " of states");
        if (!kept.isEmpty()) {
            parts.add("cache: " + String.join(" and ", kept) + " stored, " + Phrase.quantity(cache.read(), "B")
                    + " read, " + Phrase.quantity(cache.written(), "B") + " written");
        }
    }

    private static void addKept(List<String> kept, double bytes, String what) {
        if (bytes > 0) {
            kept.add(Phrase.quantity(bytes, "B") + what);
        }
    }

    private static String line(Rates rates, Parallelism parallelism) {
        String text = Phrase.number(rates.tokensPerSecond()) + " tokens/s";
        if (parallelism.devices() > 1) {
            text += ", " + Phrase.number(rates.perDevice()) + " a device";
        }
        if (rates.perUser().isPresent()) {
            text += ", " + Phrase.number(rates.perUser().getAsDouble()) + " a user";
        }
        if (rates.modelFlopsUtilization().isPresent()) {
            text += "; MFU " + Phrase.smallPercent(rates.modelFlopsUtilization().getAsDouble());
        }
        return text + ", MBU " + Phrase.smallPercent(rates.memoryBandwidthUtilization());
    }

    private static String together(Deployment all, Parallelism parallelism) {
        return parallelism.devices() + " devices together " + Phrase.quantity(all.flops(), "FLOP") + ", "
                + Phrase.quantity(all.bytes(), "B") + " of traffic";
    }

    /** Bytes sent, with their intensity and the ridge where one link has one. */
    static String network(Slice total) {
        String ridge = total.roofs().networkRidge().isPresent()
                ? " (network ridge "
                        + Phrase.number(total.roofs().networkRidge().getAsDouble()) + ")"
                : "";
        return Phrase.quantity(total.networkBytes(), "B") + " sent over "
                + total.roofs().link() + ", "
                + Phrase.number(total.networkIntensity().orElseThrow()) + " FLOP a byte sent" + ridge;
    }
}
