package dev.roofline.workload;

import dev.roofline.model.FrontEnd;
import dev.roofline.model.ModelSpec;
import java.util.List;
import java.util.Optional;

/** Makes the workloads of phases, in the sizes that were said or are usual. */
record PhaseWorkloads(Decisions decided) {
    private static final long DEFAULT_PROMPT = 512;

    private ModelSpec model() {
        return decided.model();
    }

    private WorkloadOptions options() {
        return decided.options();
    }

    Workload of(Phase phase, long newTokens, long context, long steps) {
        return of(phase, List.of(new Request(decided.globalBatch(), newTokens, context)), steps, Workload.NO_TOWER);
    }

    Workload of(Phase phase, List<Request> requests, long steps, int tower) {
        long encoderTokens = phase != Phase.ENCODE && model().isEncoderDecoder() ? prompt() : 0;
        return of(phase, requests, steps, tower, encoderTokens);
    }

    Workload of(Phase phase, List<Request> requests, long steps, int tower, long encoderTokens) {
        requireCountable(phase, requests, steps);
        return of(
                new PassShape(phase, requests, steps, encoderTokens, tower),
                options().get(Field.LATENT_FORM, LatentForm.FASTEST),
                options().get(Field.LOGITS, phase == Phase.ENCODE ? Logits.NONE : Logits.LAST),
                Optional.empty());
    }

    /** A phase of a training step: all positions have a loss, and latents are expanded. */
    Workload ofStep(Phase phase, List<Request> requests, long encoderTokens, Training training) {
        PassShape shape = new PassShape(phase, requests).withEncoderTokens(encoderTokens);
        return of(shape, LatentForm.NAIVE, Logits.ALL, Optional.of(training));
    }

    private Workload of(PassShape shape, LatentForm form, Logits logits, Optional<Training> training) {
        return new Workload(
                shape,
                new Numerics(decided.precision(), decided.fusion()),
                new Conventions(decided.counting(), decided.routing(), form, logits),
                decided.parallelism(),
                options().offload(),
                training);
    }

    void requireCountable(Phase phase, List<Request> requests, long steps) {
        long tokens = 0;
        for (Request request : requests) {
            if (request.reach() + steps > Workload.MOST) {
                throw new UnsuitableWorkloadException(
                        "the sequence is longer than the " + Workload.MOST + " tokens that are counted");
            }
            tokens += request.tokens();
        }
        WorkloadPlan.requireDividable(phase, requests.get(0).newTokens(), decided.parallelism());
        if (tokens > Workload.MOST_STEP_TOKENS) {
            throw new UnsuitableWorkloadException("a step of " + tokens + " tokens is more than the "
                    + Workload.MOST_STEP_TOKENS + " that are counted");
        }
    }

    /** Tokens that the model's first stack takes: the encoder's input, or a decoder's prompt. */
    long prompt() {
        Optional<FrontEnd> frontEnd = model().first().input().frontEnd();
        if (frontEnd.isPresent()) {
            long tokens = frontEnd.get().tokens();
            Decisions.refuse(
                    options().get(Field.PROMPT, tokens) != tokens,
                    Field.PROMPT,
                    "",
                    model().name() + " takes " + frontEnd.get().input() + ", which makes " + tokens + " tokens");
            return tokens;
        }
        long limit =
                model().positionLimit().isPresent() ? model().positionLimit().getAsInt() : DEFAULT_PROMPT;
        return Field.PROMPT.decided(options(), SequenceRoom.prompt(options(), Math.min(DEFAULT_PROMPT, limit)));
    }

    long decoderPrompt() {
        return model().isEncoderDecoder() ? Field.DECODER_PROMPT.decided(options(), 1) : prompt();
    }
}
