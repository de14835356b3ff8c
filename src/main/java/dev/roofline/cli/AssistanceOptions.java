package dev.roofline.cli;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.json.Loaded;
import dev.roofline.model.ModelSpec;
import dev.roofline.run.Input;
import dev.roofline.run.SpeculationOrDisaggregation;
import dev.roofline.serving.PrefillSide;
import dev.roofline.serving.Speculation;
import dev.roofline.units.Setting;
import dev.roofline.workload.DeviceSpread;
import dev.roofline.workload.Field;
import dev.roofline.workload.Refusal;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options that name what helps a model and its machine: a draft, or other machines for prompts. */
record AssistanceOptions(GivenOptions given) {
    private static final long DEFAULT_GAMMA = 4;

    /** What is named, with the files that it was read from. */
    record Chosen(SpeculationOrDisaggregation assistance, List<Input> inputs) {
        Chosen {
            inputs = List.copyOf(inputs);
        }
    }

    private static final Option<String> DRAFT = of(
            Speculation.SETTING,
            Argument.text("NAME|FILE|mtp"),
            "speculative decoding: a model that guesses tokens, which the model checks in one pass; mtp: its own module for multi-token prediction");

    private static final Option<Long> GAMMA = of(
                    Speculation.GUESSES,
                    NumberArgument.COUNT,
                    "with --draft: tokens guessed at a time, 1 to " + Speculation.MOST)
            .usually(Long.toString(DEFAULT_GAMMA));

    private static final Option<Double> ACCEPTANCE = of(
            Speculation.PROBABILITY,
            NumberArgument.DECIMAL,
            "with --draft: probability that a guess is accepted, 0 to 1");

    private static final Option<String> PREFILL_HARDWARE = of(
                    PrefillSide.SETTING,
                    Argument.text("NAME|FILE"),
                    "with --generate: the machine that processes prompts (P/D split), whose cache then goes to --hw")
            .detailed("It stays as it is under --set, and so does a draft.");

    private static final Option<Long> PREFILL_TENSOR = of(
                    PrefillSide.TENSOR, NumberArgument.COUNT, "with --prefill-hw: its tensor-parallel degree")
            .usually("that of --tp, or what the number of --prefill-hw 8xh100 gives");

    static final List<Option<?>> OPTIONS = List.of(DRAFT, GAMMA, ACCEPTANCE, PREFILL_HARDWARE, PREFILL_TENSOR);

    private static <T> Option<T> of(Setting sets, Argument<T> argument, String purpose) {
        return new Option<>(sets, OptionGroup.HELPERS, argument, purpose);
    }

    boolean areGiven() {
        return given.has(DRAFT) || given.has(PREFILL_HARDWARE);
    }

    /**
     * What was named. Changes of {@code --set} are the model's and its machine's, and not of what helps them.
     *
     * @param hashed whether the report is to carry the files' hashes
     */
    Chosen chosen(
            ModelSpec model, WorkloadOptions options, CatalogueOptions catalogues, Console console, boolean hashed) {
        requireWith(DRAFT, GAMMA);
        requireWith(DRAFT, ACCEPTANCE);
        requireWith(PREFILL_HARDWARE, PREFILL_TENSOR);
        List<Input> inputs = new ArrayList<>();
        Optional<Speculation> speculation = Optional.empty();
        @Nullable String draft = given.textOrNull(DRAFT);
        if ("mtp".equals(draft)) {
            speculation = Optional.of(speculation(module(model), options));
        } else if (draft != null) {
            Loaded<ModelSpec> loaded = console.warned(catalogues.otherModel(draft));
            speculation = Optional.of(speculation(loaded.value(), options));
            inputs.add(LoadedPair.input(
                    "draft", loaded.value().id(), loaded.value().name(), loaded, hashed));
            inputs.addAll(LoadedPair.beside(loaded.value().id(), loaded, hashed));
        }
        Optional<PrefillSide> prefill = Optional.empty();
        if (given.has(PREFILL_HARDWARE)) {
            NamedMachine named = console.warned(catalogues.otherMachine(given.text(PREFILL_HARDWARE)));
            Loaded<HardwareProfile> loaded = named.loaded();
            prefill = Optional.of(prefillSide(model, named, options));
            inputs.add(LoadedPair.input(
                    Input.PREFILL_HARDWARE, loaded.value().id(), loaded.value().name(), loaded, hashed));
        }
        return new Chosen(new SpeculationOrDisaggregation(speculation, prefill), inputs);
    }

    private static ModelSpec module(ModelSpec model) {
        return model.multiTokenPrediction()
                .orElseThrow(() -> new UnsuitableWorkloadException(Refusal.unfit(
                        Speculation.SETTING, "mtp", model.name() + " has no module for multi-token prediction")))
                .module(model);
    }

    private Speculation speculation(ModelSpec small, WorkloadOptions options) {
        if (!given.has(ACCEPTANCE)) {
            throw new UsageException(
                    "--draft needs --acceptance, such as 0.7: how often a guess is right depends on draft and text");
        }
        return new Speculation(
                small,
                WorkloadPlan.of(small, options.ofDraft(small)).workloads(),
                given.get(GAMMA).orElse(DEFAULT_GAMMA),
                given.get(ACCEPTANCE).get());
    }

    private PrefillSide prefillSide(ModelSpec model, NamedMachine machine, WorkloadOptions options) {
        Optional<Long> tensor = given.get(PREFILL_TENSOR);
        try {
            WorkloadOptions there = machine.isCounted() ? options.onDevices(machine.count()) : options;
            there = tensor.isPresent() ? there.with(Field.TENSOR, tensor) : there;
            there = machine.isCounted() ? DeviceSpread.over(model, there, machine.domain()) : there.ofOneSide();
            return new PrefillSide(
                    machine.loaded().value(),
                    WorkloadPlan.of(model, there).anyPhase().parallelism());
        } catch (UnsuitableWorkloadException e) {
            // The model's own plan has been made by now: what does not fit is what this side alone has.
            throw tensor.isPresent() || machine.isCounted()
                    ? new UsageException("of --prefill-hw: " + e.getMessage())
                    : e;
        }
    }

    private void requireWith(Option<?> needed, Option<?> option) {
        if (given.has(option) && !given.has(needed)) {
            throw new UsageException(option.name() + " goes with " + needed.name());
        }
    }
}
