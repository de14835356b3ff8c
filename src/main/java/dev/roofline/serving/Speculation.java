package dev.roofline.serving;

import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.DeviceParts;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.evaluate.WeightBytes;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.Analysis;
import dev.roofline.units.Setting;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Field;
import dev.roofline.workload.Logits;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Refusal;
import dev.roofline.workload.Request;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Speculative decoding (Leviathan, Kalman, Matias, arXiv 2211.17192): a draft guesses gamma tokens one by one, the model
 * checks them in one pass of gamma + 1 tokens, and keeps the first that it agrees with and one of its own. Each guess is
 * accepted with the same probability, whatever came before. A pass may begin at each token alike, so that sums over passes
 * are sums over all tokens by the tokens that a pass makes on average.
 *
 * @param draft a smaller model, or the model's own module for multi-token prediction
 * @param phases what the draft does by itself: a prompt, where there is one, and decode steps at the model's contexts
 * @param gamma tokens that are guessed at a time
 * @param acceptance probability that a guess is accepted, alpha
 */
public record Speculation(ModelSpec draft, List<Workload> phases, long gamma, double acceptance) {
    /** What a user names a draft by, and how it guesses. */
    public static final Setting SETTING = new Setting("draft");

    public static final Setting GUESSES = new Setting("gamma");
    public static final Setting PROBABILITY = new Setting("acceptance");

    /** More guesses than any system makes. */
    public static final long MOST = 64;

    public Speculation {
        phases = List.copyOf(phases);
        if (gamma < 1 || gamma > MOST) {
            throw new UnsuitableWorkloadException(
                    Refusal.outOfRange(GUESSES, Long.toString(gamma), "it takes a whole number from 1 to " + MOST));
        }
        if (!(acceptance >= 0 && acceptance <= 1)) {
            throw new UnsuitableWorkloadException(
                    Refusal.outOfRange(PROBABILITY, Double.toString(acceptance), "a probability is from 0 to 1"));
        }
        Workload last =
                WorkloadPlan.phase(phases, Phase.DECODE).orElseThrow(() -> unfit("guesses are made in decode steps"));
        if (last.contextTokens() + last.steps() + gamma > Workload.MOST) {
            throw unfit("with " + gamma + " guesses the sequence is longer than the " + Workload.MOST
                    + " tokens that are counted");
        }
        if (last.counting() != Counting.STANDARD) {
            throw unfit(Field.COUNTING + " survey counts whole generations at once");
        }
        if (last.parallelism().context() > 1) {
            throw unfit("it is counted without " + Field.CONTEXT_RANKS);
        }
    }

    private static UnsuitableWorkloadException unfit(String reason) {
        return new UnsuitableWorkloadException(Refusal.unfit(SETTING, reason));
    }

    /** Passes that so many steps take on average where they are a generation; one where a step is looked at. */
    public double passes(boolean generates, long steps) {
        return generates ? steps / tokensPerPass() : 1;
    }

    /** Tokens that a pass makes on average: 1 + alpha + ... + alpha^gamma (equation 1). */
    public double tokensPerPass() {
        return tokensPerPass(gamma);
    }

    private double tokensPerPass(long guesses) {
        double sum = 0;
        double all = 1;
        for (long i = 0; i <= guesses; i++) {
            sum += all;
            all *= acceptance;
        }
        return sum;
    }

    /**
     * What a device keeps of the draft beside the model; of a module of its own without embedding and head, which it
     * shares.
     *
     * @param others the model's phases, of whatever size
     */
    public DeviceMemory memoryKept(List<Workload> others, long page, MemoryBudget memory) {
        Workload any = drafting();
        List<Workload> own = new ArrayList<>();
        for (Workload other : others) {
            for (Workload phase : phases) {
                if (phase.phase() == other.phase()) {
                    own.add(lastGuess(phase.withRequests(other.requests()).withLatentForm(other.latentForm())));
                }
            }
        }
        DeviceMemory device = new DeviceParts(draft, any.precision(), any.parallelism()).memoryKept(own, page, memory);
        double shared = isModule() ? WeightBytes.ofEnds(draft, any.precision(), any.parallelism()) : 0;
        double sharedCopy = isModule() && any.precision().compute().weightCopy()
                ? WeightBytes.ofEnds(draft, any.precision().narrowed(), any.parallelism())
                : 0;
        return device.without(shared, sharedCopy);
    }

    /** A phase whose decode steps are those of the last guess of a pass, which finds the others in the cache. */
    public Workload lastGuess(Workload phase) {
        if (phase.phase() != Phase.DECODE) {
            return phase;
        }
        return phase.withContextTokens(phase.contextTokens() + Math.min(gamma - 1, room(phase)));
    }

    /** A run with the passes that check guesses in place of its decode steps: what they make is kept while they last. */
    public List<Workload> checked(List<Workload> phases) {
        List<Workload> checked = new ArrayList<>();
        for (Workload phase : phases) {
            boolean decodes = phase.phase() == Phase.DECODE;
            checked.add(decodes ? checking(phase, Math.min(gamma, room(phase))) : phase);
        }
        return checked;
    }

    /** Guesses that fit behind a phase's longest sequence before it is longer than what is counted. */
    private static long room(Workload phase) {
        return Math.max(0, Workload.MOST - phase.contextTokens() - phase.steps());
    }

    /** Whether the draft is the model's own module for multi-token prediction. */
    public boolean isModule() {
        return draft.first().input().joined();
    }

    /** The draft's decode steps. */
    public Workload drafting() {
        return WorkloadPlan.phase(phases, Phase.DECODE).orElseThrow();
    }

    /** The pass that checks guesses, beginning at each of a decode's steps. */
    public Workload checking(Workload decode) {
        return checking(decode, gamma);
    }

    private static Workload checking(Workload decode, long guesses) {
        List<Request> guessed = List.of(new Request(decode.sequences(), guesses + 1, decode.contextTokens()));
        return decode.withShape(
                        new PassShape(Phase.PREFILL, guessed, decode.steps(), decode.encoderTokens(), decode.tower()))
                .withConventions(decode.conventions().withLogits(Logits.ALL));
    }

    /** The guesses of a pass beginning at each of the draft's decode steps. */
    public Analysis guesses(HardwareProfile hardware) {
        return guesses(drafting(), hardware);
    }

    private Analysis guesses(Workload steps, HardwareProfile hardware) {
        Workload decided = Evaluator.decided(draft, steps, hardware);
        Analysis sum = null;
        for (long guess = 0; guess < gamma; guess++) {
            Workload next = decided.withContextTokens(steps.contextTokens() + guess);
            Analysis own = Evaluator.analyse(draft, next, hardware);
            sum = sum == null ? own : sum.plus(own);
        }
        return Objects.requireNonNull(sum);
    }

    /** Seconds of a pass that begins at one of a decode's steps. */
    public double passSeconds(ModelSpec model, Workload decode, long step, HardwareProfile hardware) {
        return checkSeconds(model, decode.step(step), gamma, hardware)
                + guesses(drafting().step(step), hardware).seconds();
    }

    private double checkSeconds(ModelSpec model, Workload step, long guesses, HardwareProfile hardware) {
        Workload check = Evaluator.decided(model, checking(step, guesses), hardware);
        return Evaluator.analyse(model, check, hardware).seconds();
    }

    /**
     * The number of guesses with which tokens come fastest, at the middle step of a decode: the one that was asked for
     * where no other is faster.
     */
    public long fastestGamma(ModelSpec model, Workload decode, HardwareProfile hardware) {
        double[] token = tokenSeconds(model, decode, decode.steps() / 2, hardware);
        long fastest = gamma;
        for (int guesses = 1; guesses < token.length; guesses++) {
            fastest = token[guesses] < token[(int) fastest] ? guesses : fastest;
        }
        return fastest;
    }

    /**
     * Seconds of a token where a pass begins at one of a decode's steps, by the number of guesses from 1 on: to the most
     * that is taken, or to the end of what is counted. Guesses of fewer are the first ones of more: each is worked out once.
     */
    double[] tokenSeconds(ModelSpec model, Workload decode, long at, HardwareProfile hardware) {
        Workload step = decode.step(at);
        Workload drafted = Evaluator.decided(draft, drafting().step(at), hardware);
        long most = Math.min(MOST, Workload.MOST - 1 - step.contextTokens());
        double[] token = new double[(int) most + 1];
        double guessing = 0;
        for (long guesses = 1; guesses <= most; guesses++) {
            Workload next = drafted.withContextTokens(drafted.contextTokens() + guesses - 1);
            guessing += Evaluator.analyse(draft, next, hardware).seconds();
            token[(int) guesses] = (guessing + checkSeconds(model, step, guesses, hardware)) / tokensPerPass(guesses);
        }
        return token;
    }
}
