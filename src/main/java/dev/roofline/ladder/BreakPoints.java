package dev.roofline.ladder;

import dev.roofline.model.LayerGroup;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Split;
import dev.roofline.model.Stack;
import dev.roofline.operator.OperatorList;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Where the work of a phase, as a function of a size, has kinks, and after how many sizes it begins anew: what the shapes of
 * the model and the division over devices say of themselves.
 *
 * @param firsts sizes, by rising size, at which another formula may begin
 * @param periods after how many sizes what one more takes begins anew, of each thing that does
 * @param rates exponents of a size with which something saturates
 */
record BreakPoints(
        ModelSpec model,
        Workload phase,
        SizeVariable variable,
        TreeSet<Long> firsts,
        List<Period> periods,
        List<Double> rates) {
    /** The natural logarithm of all digits that a double has. */
    private static final double DIGITS = 37;

    static BreakPoints of(ModelSpec model, Workload phase, SizeVariable variable) {
        BreakPoints points =
                new BreakPoints(model, phase, variable, new TreeSet<>(), new ArrayList<>(), new ArrayList<>());
        points.find();
        return points;
    }

    private Parallelism parallelism() {
        return phase.parallelism();
    }

    /** The period of all that begins anew, or one longer than the largest size. */
    Period common(long most) {
        long length = 1;
        for (Period period : periods) {
            length = length <= most ? length * Split.period(length, period.length()) : length;
        }
        return new Period(length, periods.isEmpty() ? 0 : periods.get(0).origin());
    }

    /** Those of the rates of which at a size not all is saturated. */
    double[] rates(long size) {
        double[] all = new double[rates.size()];
        int open = 0;
        for (double rate : rates) {
            if (size < saturated(rate)) {
                all[open++] = rate;
            }
        }
        return Arrays.copyOf(all, open);
    }

    /** From which size on nothing is left, in a double's digits, of what saturates. */
    private double saturated(double rate) {
        return variable.least() + Math.ceil(DIGITS / -rate);
    }

    /** Whether a larger size never takes less: a token in a new chunk sees fewer keys than the last of the one before. */
    boolean rises() {
        return variable.part() != MovedSize.CACHED_TOKENS || periods.isEmpty();
    }

    private void find() {
        if (variable.part() == MovedSize.BOTH_SIDES) {
            first(variable.limit() + 1.0);
        }
        switch (variable.part()) {
            case SEQUENCES -> period(parallelism().data(), 1);
            case MICRO_BATCH ->
                stream(Split.share(phase.newTokens(), parallelism().context(), 0), 1);
            case NEW_TOKENS, BOTH_SIDES -> tokens();
            case ENCODER_TOKENS -> {
                if (phase.phase().isTraining()) {
                    tokens();
                }
            }
            case CACHED_TOKENS -> {}
        }
        for (Stack stack : model.stacks()) {
            for (LayerGroup group : stack.groups()) {
                if (group.mixer().isPresent()) {
                    mixer(group.mixer().get());
                }
            }
        }
        mixtures();
    }

    private void first(double at) {
        if (at > variable.least() && at <= variable.most()) {
            firsts.add((long) at);
        }
    }

    private void period(long length, long origin) {
        Period period = new Period(length, origin);
        for (Period known : periods) {
            if (known.length() == length && Math.floorMod(known.origin() - origin, length) == 0) {
                return;
            }
        }
        if (length > 1) {
            periods.add(period);
        }
    }

    /** Shares of tokens that do not come out even: the first rank takes the larger. */
    private void tokens() {
        period(parallelism().context(), 1);
        stream(
                Split.share(phase.sequences(), parallelism().data(), 0),
                parallelism().context());
    }

    /** Tensor ranks that divide the stream, of so many tokens for each parcel of sizes more. */
    private void stream(long each, long parcel) {
        if (phase.training().isPresent() && phase.training().get().sequenceParallel()) {
            period(Split.period(each, parallelism().tensor()) * parcel, 1);
        }
    }

    private void mixer(SequenceMixer mixer) {
        boolean keepsState = mixer.stateElements() > 0;
        switch (variable.part()) {
            case SEQUENCES, MICRO_BATCH -> {}
            case CACHED_TOKENS -> {
                if (keepsState) {
                    // Without a token before there is no state to read.
                    first(1.0 - variable.beside());
                } else {
                    kink(mixer, variable.beside() + 1, phase.steps());
                    period(mixer.period(), -variable.beside());
                }
            }
            case NEW_TOKENS, ENCODER_TOKENS, BOTH_SIDES -> {
                if (keepsState) {
                    // One token is not processed in chunks.
                    first(2);
                    period(mixer.period(), 1);
                } else {
                    kink(mixer, phase.contextTokens(), 1);
                    period(mixer.period(), 1 - phase.contextTokens());
                    fetched(mixer);
                }
            }
        }
    }

    /** Context ranks fetch less of a chunk from where it ends on, and nothing from where each has tokens of a whole one. */
    private void fetched(SequenceMixer mixer) {
        long chunk = mixer.period();
        long ranks = parallelism().context();
        if (ranks > 1 && chunk > 1) {
            first(chunk - phase.contextTokens() % chunk + 1.0);
            first((chunk - 1.0) * ranks + 1);
        }
    }

    /** Of a generation's steps each has the kink a token earlier than the one before it. */
    private void kink(SequenceMixer mixer, long beside, long steps) {
        OptionalLong whole = mixer.wholeTo();
        if (whole.isPresent()) {
            first(whole.getAsLong() - beside + 1.0);
            first(whole.getAsLong() - beside - steps + 2.0);
        }
    }

    /** Distinct experts near all of them as tokens grow, or reach them. */
    private void mixtures() {
        long far = variable.least()
                + Math.max(parallelism().data(), 1) * parallelism().context();
        if (!model.hasExperts() || far > variable.most()) {
            return;
        }
        Workload near = variable.at(phase, variable.least());
        Workload next = variable.at(phase, far);
        mixtures(near, next, far - variable.least());
        if (phase.phase().isTraining() && model.isEncoderDecoder()) {
            mixtures(near.ofEncoder(), next.ofEncoder(), far - variable.least());
        }
    }

    private void mixtures(Workload near, Workload next, double apart) {
        double tokens = OperatorList.expertTokens(model, near);
        double each = (OperatorList.expertTokens(model, next) - tokens) / apart;
        if (each <= 0) {
            return;
        }
        for (Stack stack : model.stacks()) {
            for (LayerGroup group : stack.groups()) {
                if (group.experts().isPresent()) {
                    MixtureOfExperts mixture = group.experts().get();
                    double rate = each * phase.routing().saturation(mixture.experts(), mixture.perToken());
                    if (rate != 0 && !rates.contains(rate)) {
                        rates.add(rate);
                        first(saturated(rate));
                    }
                    int held = Split.share(mixture.experts(), parallelism().expert(), 0);
                    double all = phase.routing().tokensToAll(mixture.perToken(), held);
                    first(variable.least() + Math.floor((all - tokens) / each) + 1);
                }
            }
        }
    }
}
