package dev.roofline.report;

import dev.roofline.evaluate.Cost;
import dev.roofline.evaluate.Rates;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.units.Phrase;
import dev.roofline.workload.WorkloadPlan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A whole generation as its user sees it.
 *
 * @param firstToken seconds to the first token: all that runs before the first decode step (TTFT)
 * @param firstStep seconds from the first token to the second
 * @param meanStep seconds a further token on average (TPOT)
 * @param lastStep seconds from the last token but one to the last
 * @param total seconds of the whole
 * @param tokens of each sequence
 * @param sequences at a time
 * @param cost of the tokens that are made, prompts included in it
 * @param inFlight sequences that the devices' memory holds at the generation's last step
 */
public record GenerationSummary(
        double firstToken,
        double firstStep,
        double meanStep,
        double lastStep,
        double total,
        long tokens,
        long sequences,
        Cost cost,
        OptionalLong inFlight) {
    /** Of a report's phases, where they are a generation of more than one token; its last phase is the decode. */
    static Optional<GenerationSummary> of(
            WorkloadPlan plan, HardwareProfile hardware, List<Section> sections, MemoryFit memory) {
        OptionalLong generated = plan.generated();
        if (generated.isEmpty() || sections.size() < 2) {
            return Optional.empty();
        }
        double before = 0;
        for (Section section : sections.subList(0, sections.size() - 1)) {
            before += section.total().seconds();
        }
        Row decode = sections.get(sections.size() - 1).total();
        boolean steps = decode.phase().equals("decode")
                && decode.summary().isPresent()
                && decode.summary().get().rates().isPresent()
                && decode.summary().get().rates().get().firstStep().isPresent();
        if (!steps) {
            return Optional.empty();
        }
        Rates rates = decode.summary().get().rates().get();
        double total = before + decode.seconds();
        double made = decode.batch() * (double) generated.getAsLong();
        return Optional.of(new GenerationSummary(
                before,
                rates.firstStep().getAsDouble(),
                1 / rates.perUser().getAsDouble(),
                rates.lastStep().getAsDouble(),
                total,
                generated.getAsLong(),
                decode.batch(),
                Cost.of(
                        plan.cost(),
                        hardware,
                        made / total / decode.parallelism().devices()),
                memory.largestBatch()));
    }

    /** New tokens of all sequences a second, over the whole generation. */
    public double tokensPerSecond() {
        return sequences * (double) tokens / total;
    }

    static String cost(Cost cost) {
        return (cost.perMillionTokens().isPresent()
                        ? ", " + Phrase.number(cost.perMillionTokens().getAsDouble()) + " a million tokens"
                        : "")
                + (cost.joulesPerToken().isPresent()
                        ? ", " + Phrase.quantity(cost.joulesPerToken().getAsDouble(), "J") + " a token"
                        : "");
    }

    public String sentence() {
        return "first token after " + Phrase.seconds(firstToken) + ", then " + Phrase.seconds(meanStep)
                + " a token (first " + Phrase.seconds(firstStep) + ", last " + Phrase.seconds(lastStep) + "); "
                + tokens + " tokens in " + Phrase.seconds(total)
                + (sequences > 1 ? " for each of " + sequences + " sequences" : "") + ", "
                + Phrase.number(tokensPerSecond()) + " tokens/s"
                + cost(cost)
                + (inFlight.isPresent()
                        ? "; the devices hold " + inFlight.getAsLong() + " such requests as one batch, prompts and all"
                        : "");
    }
}
