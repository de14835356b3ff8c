package dev.roofline.reproduction;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.units.Labelled;
import dev.roofline.workload.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What there is to reproduce, from the shipped files. */
public enum Reproduction implements Labelled {
    SURVEY(
            Kind.CELLS,
            (models, machines) -> new Survey(models).compare(),
            "the tables and figure labels of arXiv 2302.14017, the companion of AI and Memory",
            "Wall (arXiv 2403.14123), counted by its own rules (" + Field.COUNTING + " survey)."),
    MEASURED(
            Kind.BOUNDS,
            (models, machines) -> new Soundness(models, machines).compare(),
            "published latencies and rates beside the bound that nothing beats (" + Field.FUSION + " ideal)."),
    FORMATS(
            Kind.BOUNDS,
            (models, machines) -> new FormatRuns(models, machines).compare(),
            "published runs in number formats that a machine has no peak of, or a slower one."),
    EXCHANGES(
            Kind.BOUNDS,
            (models, machines) -> new Exchanges(models, machines).compare(),
            "published times of experts' dispatch and rates of all-reduces beside the bound."),
    TRAINING(
            Kind.GROUPS,
            (models, machines) -> new TrainingRuns(models).compare(),
            "published formulas of FLOPs and activations, and published rates of model FLOPs."),
    SERVING(
            Kind.GROUPS,
            (models, machines) -> new LoadTimes(models, machines).compare(),
            "weights and cache of a 540B model on 64 chips, from first principles."),
    MEMORY(
            Kind.GROUPS,
            (models, machines) -> new MemoryLogs(models, machines).compare(),
            "what engines, drivers and frameworks log of weights, caches, states and capacities.");

    /** Sets published numbers beside ours, given the files. */
    private interface Comparing {
        List<Comparison> compare(Function<String, ModelSpec> models, Function<String, HardwareProfile> machines);
    }

    /** What its comparisons are of, which decides how they are summed up. */
    public enum Kind {
        /** Cells of tables and labels of figures. */
        CELLS,
        /** Measurements beside a bound. */
        BOUNDS,
        /** Numbers of several groups. */
        GROUPS
    }

    private final Kind kind;
    private final Comparing work;
    private final List<String> about;

    Reproduction(Kind kind, Comparing work, String... about) {
        this.kind = kind;
        this.work = work;
        this.about = List.of(about);
    }

    /** What it is about, in lines. */
    public List<String> about() {
        return about;
    }

    public Kind kind() {
        return kind;
    }

    /** Each file is read once, however many runs are of it. */
    public List<Comparison> compare() {
        Catalogue<ModelSpec> models = Catalogue.models(List.of());
        Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());
        Map<String, ModelSpec> specs = new HashMap<>();
        Map<String, HardwareProfile> profiles = new HashMap<>();
        return work.compare(
                name -> specs.computeIfAbsent(name, each -> models.load(each).value()),
                name -> profiles.computeIfAbsent(
                        name, each -> machines.load(each).value()));
    }
}
