package dev.roofline.cli;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.json.Loaded;
import dev.roofline.model.ModelSpec;
import dev.roofline.report.Input;
import dev.roofline.run.Assistance;
import dev.roofline.serving.PrefillSide;
import dev.roofline.serving.Speculation;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;

/** The options that name what helps a model and its machine: a draft, or other machines for prompts. */
final class AssistanceOptions {
    private static final long DEFAULT_GAMMA = 4;

    /** What is named, with the files that it was read from. */
    record Chosen(Assistance assistance, List<Input> inputs) {
        Chosen {
            inputs = List.copyOf(inputs);
        }
    }

    private final TextOption draft = new TextOption(
            "NAME|FILE|mtp",
            "a model that guesses tokens, which the model checks in one pass; mtp: its own module for multi-token prediction",
            "--draft");
    private final TextOption gamma =
            new TextOption("N", "with --draft: tokens guessed at a time, 1 to 64; default 4", "--gamma");
    private final TextOption acceptance =
            new TextOption("SHARE", "with --draft: probability that a guess is accepted, 0 to 1", "--acceptance");
    private final TextOption prefillHardware = new TextOption(
            "NAME|FILE",
            "with --generate: the machine that processes prompts, whose cache then goes to --hw",
            "--prefill-hw");
    private final TextOption prefillTensor =
            new TextOption("N", "with --prefill-hw: its tensor-parallel degree; default that of --tp", "--prefill-tp");

    void addTo(CommandSpec spec) {
        for (TextOption option : List.of(draft, gamma, acceptance, prefillHardware, prefillTensor)) {
            option.addTo(spec);
        }
    }

    boolean areGiven() {
        return draft.value() != null || prefillHardware.value() != null;
    }

    /**
     * What was named. Changes of {@code --set} are the model's and its machine's, and not of what helps them.
     *
     * @param hashed whether the report is to carry the files' hashes
     */
    Chosen chosen(
            ModelSpec model, WorkloadOptions options, CatalogueOptions catalogues, Console console, boolean hashed) {
        requireWith(draft, gamma);
        requireWith(draft, acceptance);
        requireWith(prefillHardware, prefillTensor);
        List<Input> inputs = new ArrayList<>();
        Optional<Speculation> speculation = Optional.empty();
        if (draft.value() != null && draft.value().equals("mtp")) {
            speculation = Optional.of(speculation(module(model), options));
        } else if (draft.value() != null) {
            Loaded<ModelSpec> loaded = console.warned(catalogues.otherModel(draft.value()));
            speculation = Optional.of(speculation(loaded.value(), options));
            inputs.add(LoadedPair.input(
                    "draft", loaded.value().id(), loaded.value().name(), loaded, hashed));
            inputs.addAll(LoadedPair.beside(loaded.value().id(), loaded, hashed));
        }
        Optional<PrefillSide> prefill = Optional.empty();
        if (prefillHardware.value() != null) {
            Loaded<HardwareProfile> loaded = console.warned(catalogues.otherMachine(prefillHardware.value()));
            prefill = Optional.of(prefillSide(model, loaded.value(), options));
            inputs.add(LoadedPair.input(
                    Input.PREFILL_HARDWARE, loaded.value().id(), loaded.value().name(), loaded, hashed));
        }
        return new Chosen(new Assistance(speculation, prefill), inputs);
    }

    private static ModelSpec module(ModelSpec model) {
        return model.multiTokenPrediction()
                .orElseThrow(() -> new UnsuitableWorkloadException(
                        "--draft mtp does not fit: " + model.name() + " has no module for multi-token prediction"))
                .module(model);
    }

    private Speculation speculation(ModelSpec small, WorkloadOptions options) {
        if (acceptance.value() == null) {
            throw new UsageException("--draft needs --acceptance: how often a guess is right hangs on draft and text");
        }
        return new Speculation(
                small,
                WorkloadPlan.of(small, options.ofDraft(small)).workloads(),
                Arguments.count(gamma.name(), gamma.value()).orElse(DEFAULT_GAMMA),
                Arguments.decimal(acceptance.name(), acceptance.value()).getAsDouble());
    }

    private PrefillSide prefillSide(ModelSpec model, HardwareProfile machine, WorkloadOptions options) {
        OptionalLong tensor = Arguments.count(prefillTensor.name(), prefillTensor.value());
        WorkloadOptions there = tensor.isPresent() ? options.withTensor(tensor.getAsLong()) : options;
        try {
            return new PrefillSide(
                    machine, WorkloadPlan.of(model, there).workloads().get(0).parallelism());
        } catch (UnsuitableWorkloadException e) {
            // The model's own plan has been made by now: what does not fit is this side's degree.
            throw tensor.isPresent() ? new UsageException("of --prefill-hw: " + e.getMessage()) : e;
        }
    }

    private static void requireWith(TextOption needed, TextOption given) {
        if (given.value() != null && needed.value() == null) {
            throw new UsageException(given.name() + " goes with " + needed.name());
        }
    }
}
