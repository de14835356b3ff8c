package dev.roofline.cli;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.json.Loaded;
import dev.roofline.json.Problem;
import dev.roofline.json.SourceFile;
import dev.roofline.model.ModelSpec;
import dev.roofline.run.Input;
import dev.roofline.workload.DeviceSpread;
import dev.roofline.workload.Field;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model and a machine as they were loaded, and what a report says of their files. */
record LoadedPair(Loaded<ModelSpec> model, NamedMachine named) {
    Loaded<HardwareProfile> machine() {
        return named.loaded();
    }

    /**
     * The options with the degrees that a number of devices leaves open.
     *
     * @param instead whether a number was given in place of the one that the machine's name says
     */
    WorkloadOptions spread(WorkloadOptions options, boolean instead) {
        WorkloadOptions counted = named.counted(options, instead);
        return counted.has(Field.DEVICES) ? DeviceSpread.over(model.value(), counted, named.domain()) : counted;
    }

    /** @param hashed whether the report is to carry the files' hashes */
    List<Input> inputs(boolean hashed) {
        List<Input> inputs = new ArrayList<>();
        inputs.add(input("model", model.value().id(), model.value().name(), model, hashed));
        inputs.addAll(beside(model.value().id(), model, hashed));
        inputs.add(
                input(Input.HARDWARE, machine().value().id(), machine().value().name(), machine(), hashed));
        return inputs;
    }

    /** The files that were read with a model's own. */
    static List<Input> beside(String id, Loaded<?> loaded, boolean hashed) {
        List<Input> inputs = new ArrayList<>();
        for (SourceFile file : loaded.beside()) {
            String name = file.name()
                    .substring(
                            Math.max(file.name().lastIndexOf('/'), file.name().lastIndexOf('\\')) + 1);
            inputs.add(new Input(
                    Input.QUANTISER,
                    id,
                    name,
                    file.name(),
                    hashed ? Optional.of(file.content().sha256()) : Optional.empty()));
        }
        return inputs;
    }

    /** What is doubtful in a file goes with every report made of it, not to the terminal alone. */
    WorkloadPlan noting(WorkloadPlan plan) {
        return plan.noting(doubts("the model", model)).noting(doubts("the machine", machine()));
    }

    /** What is doubtful in the two files, as reports say it. */
    List<String> doubts() {
        List<String> doubts = doubts("the model", model);
        doubts.addAll(doubts("the machine", machine()));
        return doubts;
    }

    private static List<String> doubts(String what, Loaded<?> loaded) {
        List<String> doubts = new ArrayList<>();
        for (Problem warning : loaded.warnings()) {
            doubts.add(what + ": " + warning.message());
        }
        return doubts;
    }

    static Input input(String role, String id, String name, Loaded<?> loaded, boolean hashed) {
        return new Input(role, id, name, loaded.origin(), hashed ? Optional.of(loaded.sha256()) : Optional.empty());
    }
}
