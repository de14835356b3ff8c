package dev.roofline.report;

import dev.roofline.evaluate.Cost;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.training.TrainingMemory;
import dev.roofline.training.TrainingStep;
import dev.roofline.units.Phrase;
import dev.roofline.workload.CostBasis;
import dev.roofline.workload.WorkloadPlan;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A training step as its user sees it.
 *
 * @param forward seconds of the slowest stage's device
 * @param tokens of the whole run, where they were given
 * @param layerActivations bytes that a layer keeps of a micro-batch on a device
 * @param repeated what is to be said of work that several devices do alike
 */
public record TrainingSummary(
        TrainingStep step,
        double forward,
        double backward,
        double optimizer,
        OptionalDouble tokens,
        CostBasis basis,
        HardwareProfile hardware,
        long stages,
        long devices,
        double layerActivations,
        List<String> repeated) {
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double HOURS_PER_DAY = 24;

    /** @param sections forward, backward, optimiser */
    static TrainingSummary of(
            ModelSpec model, WorkloadPlan plan, HardwareProfile hardware, List<Section> sections, TrainingStep step) {
        Row first = sections.get(0).total();
        TrainingSummary summary = new TrainingSummary(
                step,
                first.seconds(),
                sections.get(1).total().seconds(),
                sections.get(2).total().seconds(),
                plan.tokens(),
                plan.cost(),
                hardware,
                first.parallelism().pipeline(),
                first.parallelism().devices(),
                TrainingMemory.ofLayer(model, plan.workloads().get(0)),
                RepetitionText.of(model, plan.workloads().get(0)));
        Cost.requireCountable(summary.days(), "the time of the run", "--tokens");
        Cost.requireCountable(summary.runCost(), "the cost of the run", "--price");
        Cost.requireCountable(summary.runEnergy(), "the energy of the run", "--power");
        return summary;
    }

    public double tokensPerSecondAndDevice() {
        return step.tokensPerSecond() / devices;
    }

    /** Days that the run takes, one step after another. */
    public OptionalDouble days() {
        return tokens.isPresent()
                ? OptionalDouble.of(tokens.getAsDouble() / step.tokensPerSecond() / SECONDS_PER_DAY)
                : OptionalDouble.empty();
    }

    /** Of a million tokens, and of one. */
    public Cost cost() {
        return Cost.of(basis, hardware, tokensPerSecondAndDevice());
    }

    /** Price of the whole run, in the currency of the price of an hour. */
    public OptionalDouble runCost() {
        return days().isPresent() && basis.pricePerHour().isPresent()
                ? OptionalDouble.of(days().getAsDouble()
                        * HOURS_PER_DAY
                        * devices
                        * basis.pricePerHour().getAsDouble())
                : OptionalDouble.empty();
    }

    /** Energy of the whole run in joules. */
    public OptionalDouble runEnergy() {
        return tokens.isPresent() && cost().joulesPerToken().isPresent()
                ? OptionalDouble.of(
                        tokens.getAsDouble() * cost().joulesPerToken().getAsDouble())
                : OptionalDouble.empty();
    }

    /** As people speak of tokens: 300 billion. */
    private static String count(double tokens) {
        if (tokens >= 1e12) {
            return Phrase.number(tokens / 1e12) + " trillion";
        }
        return tokens >= 1e9 ? Phrase.number(tokens / 1e9) + " billion" : Phrase.number(tokens);
    }

    public String sentence() {
        StringBuilder text = new StringBuilder("a step of ")
                .append((long) step.tokens())
                .append(" tokens takes ")
                .append(Phrase.seconds(step.seconds()))
                .append(": forward ")
                .append(Phrase.seconds(forward))
                .append(", backward ")
                .append(Phrase.seconds(backward))
                .append(", optimizer ")
                .append(Phrase.seconds(optimizer));
        if (stages > 1) {
            text.append(", and ")
                    .append(Phrase.seconds(step.bubbleSeconds()))
                    .append(" (")
                    .append(Phrase.percent(step.bubble()))
                    .append(") in which stage ")
                    .append(step.stage())
                    .append(" of 0 to ")
                    .append(stages - 1)
                    .append(", the slowest, waits for the pipeline");
        }
        text.append("; ").append(Phrase.number(step.tokensPerSecond())).append(" tokens/s");
        if (devices > 1) {
            text.append(", ").append(Phrase.number(tokensPerSecondAndDevice())).append(" a device");
        }
        step.modelFlopsUtilization().ifPresent(part -> text.append("; MFU ").append(Phrase.smallPercent(part)));
        step.hardwareFlopsUtilization().ifPresent(part -> text.append(", HFU ").append(Phrase.smallPercent(part)));
        text.append(GenerationSummary.cost(cost()));
        days().ifPresent(days -> text.append("; ")
                .append(count(tokens.getAsDouble()))
                .append(" tokens take ")
                .append(Phrase.number(days))
                .append(" days"));
        runCost().ifPresent(amount -> text.append(" and cost ").append(Phrase.number(amount)));
        runEnergy().ifPresent(joules -> text.append(", ").append(Phrase.quantity(joules, "J")));
        for (String clause : repeated) {
            text.append("; ").append(clause);
        }
        return text.toString();
    }
}
