package dev.roofline.reproduction;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.UnsupportedLinkException;
import dev.roofline.workload.Parallelism;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Published measurements beside the bound that no implementation beats. Runs on several devices stand beside it twice:
 * spread over the devices as they were, where their source says how, and as if all devices were one with nothing to send.
 */
public final class Soundness {
    private static final String RESOURCE = "/roofline/reproduction/measured.csv";
    private static final String AS_ONE = ", devices as one";

    private final Map<String, ModelSpec> shapes = ShapedModel.all();
    private final Map<String, HardwareProfile> listed = ShapedMachine.all();
    private final Function<String, ModelSpec> models;
    private final Function<String, HardwareProfile> machines;

    /**
     * @param models the spec of a catalogue name
     * @param machines the profile of a catalogue name
     */
    public Soundness(Function<String, ModelSpec> models, Function<String, HardwareProfile> machines) {
        this.models = name -> shapes.containsKey(name) ? shapes.get(name) : models.apply(name);
        this.machines = name -> listed.containsKey(name) ? listed.get(name) : machines.apply(name);
    }

    /** Every run of complete conditions, in the order of the data, those of several devices as one at the end. */
    public List<Comparison> compare() {
        List<Comparison> comparisons = new ArrayList<>();
        List<Comparison> asOne = new ArrayList<>();
        for (MeasuredRun run : MeasuredRun.read(RESOURCE)) {
            IdealBound one = bound(run, Parallelism.NONE);
            if (run.system().devices() == 1) {
                comparisons.add(run.beside("measured " + run.part().label(), one.value()));
                continue;
            }
            asOne.add(run.beside("measured " + run.part().label() + AS_ONE, one.value()));
            Optional<Double> spread = spread(run);
            if (spread.isPresent()) {
                comparisons.add(run.beside("measured " + run.part().label(), spread.get()));
            }
        }
        comparisons.addAll(asOne);
        return comparisons;
    }

    /** The bound of a run as it was spread; empty where nobody says how, or where the profile has no link that spans it. */
    private Optional<Double> spread(MeasuredRun run) {
        if (run.system().layout().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(bound(run, run.system().layout().get()).value());
        } catch (UnsupportedLinkException e) {
            return Optional.empty();
        }
    }

    private IdealBound bound(MeasuredRun run, Parallelism layout) {
        return new IdealBound(
                run, models.apply(run.model()), machines.apply(run.system().hardware()), layout);
    }
}
