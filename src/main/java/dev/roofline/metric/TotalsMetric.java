package dev.roofline.metric;

import static dev.roofline.metric.ValueKind.BYTES;
import static dev.roofline.metric.ValueKind.COUNT;
import static dev.roofline.metric.ValueKind.DAYS;
import static dev.roofline.metric.ValueKind.ENERGY;
import static dev.roofline.metric.ValueKind.PLAIN;
import static dev.roofline.metric.ValueKind.REQUEST_RATE;
import static dev.roofline.metric.ValueKind.SHARE;
import static dev.roofline.metric.ValueKind.TIME;
import static dev.roofline.metric.ValueKind.TOKEN_RATE;

/** Quantities of all phases of a run together. */
public enum TotalsMetric implements Metric<Slice> {
    STEP_S(Part.TRAINING, TIME, "time of a step, with what the slowest stage waits for the pipeline"),
    BUBBLE_S(Part.TRAINING, TIME, "of step_s: what the slowest stage waits for the pipeline"),
    STEP_TOKENS_PER_S(Part.TRAINING, TOKEN_RATE, "tokens of a step / its time"),
    STEP_TOKENS_PER_S_PER_DEVICE(Part.TRAINING, TOKEN_RATE, "the same / devices"),
    STEP_MFU(Part.TRAINING, SHARE, "FLOPs that the model asks for / what the devices' peaks do in a step"),
    STEP_HFU(Part.TRAINING, SHARE, "the same of all FLOPs that the devices do, what is computed again too"),
    RUN_DAYS(Part.TRAINING_RUN, DAYS, ": days of the whole run"),
    RUN_COST(Part.TRAINING_RUN, PLAIN, " and {price}: of the whole run"),
    RUN_JOULES(Part.TRAINING_RUN, ENERGY, " and {power}: of the whole run"),
    FIRST_TOKEN_S(Part.GENERATION, TIME, "time to the first token"),
    GENERATION_S(Part.GENERATION, TIME, "time of the prompt and all tokens"),
    GENERATION_TOKENS_PER_S(Part.GENERATION, TOKEN_RATE, "tokens of all sequences / generation_s"),
    REQUESTS_IN_FLIGHT(Part.GENERATION, COUNT, "requests that the devices' memory holds at a time"),
    SERVED_REQUESTS_PER_S(Part.SERVER, REQUEST_RATE, "requests that are served"),
    SERVED_IN_FLIGHT(Part.SERVER, COUNT, "requests that are decoded in each pass"),
    SERVED_FIRST_TOKEN_S(Part.SERVER, TIME, "time until a prompt is through"),
    SERVED_TOKEN_S(Part.SERVER, TIME, "time of a further token"),
    SERVED_TOKENS_PER_S(Part.SERVER, TOKEN_RATE, "tokens of all requests"),
    SERVED_BUSY(Part.SERVER, SHARE, "of the time in which passes run"),
    TOKENS_PER_PASS(Part.SPECULATION, PLAIN, "tokens that a pass of guesses and check makes on average"),
    PASS_S(Part.SPECULATION, TIME, "time of such a pass on average"),
    SPECULATION_SPEED_UP(Part.SPECULATION, PLAIN, "time of a token without it / with it"),
    FASTEST_GAMMA(Part.SPECULATION, COUNT, "guesses a pass with which tokens would come fastest"),
    TRANSFER_BYTES(Part.DISAGGREGATION, BYTES, "cache that goes from machine to machine"),
    TRANSFER_S(Part.DISAGGREGATION, TIME, "time that it takes"),
    PREFILL_SIDES(Part.DISAGGREGATION, PLAIN, "sides that keep one decode side busy"),
    SERVED_COST_PER_MILLION_TOKENS(
            Part.PAID_SERVER, PLAIN, " and {price}: of tokens that are made, their prompts included"),
    SERVED_JOULES_PER_TOKEN(Part.PAID_SERVER, ENERGY, " and {power}: of tokens that are made, their prompts included");

    /** The part of a run's totals that a quantity is of, with when there is one. */
    private enum Part {
        TRAINING("whole phases, training: "),
        TRAINING_RUN("whole phases, training with {tokens}"),
        GENERATION("whole phases, generate: "),
        SERVER("whole phases, with {arrival} or {requests}: "),
        PAID_SERVER("whole phases, with {arrival} or {requests}"),
        SPECULATION("whole phases, with {draft}: "),
        DISAGGREGATION("whole phases, with {prefill-hw}: ");

        private final String where;

        Part(String where) {
            this.where = where;
        }

        private boolean isIn(RunTotals run) {
            return switch (this) {
                case TRAINING, TRAINING_RUN -> run.training().isPresent();
                case GENERATION -> run.generation().isPresent();
                case SERVER, PAID_SERVER -> run.state().isPresent();
                case SPECULATION -> run.speculation().isPresent();
                case DISAGGREGATION -> run.disaggregation().isPresent();
            };
        }
    }

    private final Part part;
    private final Definition definition;

    TotalsMetric(Part part, ValueKind kind, String meaning) {
        this.part = part;
        this.definition = Definition.of(this, kind, part.where + meaning);
    }

    @Override
    public Definition definition() {
        return definition;
    }

    @Override
    public RowKind rows() {
        return RowKind.PHASES;
    }

    @Override
    public Cell of(Slice slice) {
        return slice.whole().isPresent() ? of(slice.whole().get().run()) : Cell.ABSENT;
    }

    public Cell of(RunTotals run) {
        return part.isIn(run) ? value(run) : Cell.ABSENT;
    }

    private Cell value(RunTotals run) {
        return switch (this) {
            case STEP_S -> Cell.of(run.training().orElseThrow().step().seconds());
            case BUBBLE_S -> Cell.of(run.training().orElseThrow().step().bubbleSeconds());
            case STEP_TOKENS_PER_S ->
                Cell.of(run.training().orElseThrow().step().tokensPerSecond());
            case STEP_TOKENS_PER_S_PER_DEVICE ->
                Cell.of(run.training().orElseThrow().tokensPerSecondAndDevice());
            case STEP_MFU -> Cell.of(run.training().orElseThrow().step().modelFlopsUtilization());
            case STEP_HFU -> Cell.of(run.training().orElseThrow().step().hardwareFlopsUtilization());
            case RUN_DAYS -> Cell.of(run.training().orElseThrow().days());
            case RUN_COST -> Cell.of(run.training().orElseThrow().runCost());
            case RUN_JOULES -> Cell.of(run.training().orElseThrow().runEnergy());
            case FIRST_TOKEN_S -> Cell.of(run.generation().orElseThrow().firstToken());
            case GENERATION_S -> Cell.of(run.generation().orElseThrow().total());
            case GENERATION_TOKENS_PER_S ->
                Cell.of(run.generation().orElseThrow().tokensPerSecond());
            case REQUESTS_IN_FLIGHT -> Cell.of(run.generation().orElseThrow().inFlight());
            case SERVED_REQUESTS_PER_S -> Cell.of(run.state().orElseThrow().requestsPerSecond());
            case SERVED_IN_FLIGHT -> Cell.of(run.state().orElseThrow().inFlight());
            case SERVED_FIRST_TOKEN_S -> Cell.of(run.state().orElseThrow().firstToken());
            case SERVED_TOKEN_S -> Cell.of(run.state().orElseThrow().passSeconds());
            case SERVED_TOKENS_PER_S -> Cell.of(run.state().orElseThrow().tokensPerSecond());
            case SERVED_BUSY -> Cell.of(run.state().orElseThrow().busy());
            case TOKENS_PER_PASS ->
                Cell.of(run.speculation().orElseThrow().speculation().tokensPerPass());
            case PASS_S -> Cell.of(run.speculation().orElseThrow().pass());
            case SPECULATION_SPEED_UP -> Cell.of(run.speculation().orElseThrow().speedUp());
            case FASTEST_GAMMA -> Cell.of(run.speculation().orElseThrow().fastestGamma());
            case TRANSFER_BYTES -> Cell.of(run.disaggregation().orElseThrow().bytes());
            case TRANSFER_S -> Cell.of(run.disaggregation().orElseThrow().transfer());
            case PREFILL_SIDES -> Cell.of(run.disaggregation().orElseThrow().sidesPerDecodeSide());
            case SERVED_COST_PER_MILLION_TOKENS ->
                Cell.of(run.server().orElseThrow().price().orElseThrow().perMillionTokens());
            case SERVED_JOULES_PER_TOKEN ->
                Cell.of(run.server().orElseThrow().price().orElseThrow().joulesPerToken());
        };
    }
}
