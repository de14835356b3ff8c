package dev.roofline.run;

import dev.roofline.evaluate.Evaluator;
import dev.roofline.evaluate.LargestFit;
import dev.roofline.evaluate.MemoryFit;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.ladder.RunSizes;
import dev.roofline.ladder.SizeOption;
import dev.roofline.model.ModelSpec;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongToDoubleFunction;

/**
 * What a device keeps of a run at other sizes. The form of latent attention that is the faster at a size decides what
 * activations are kept there; it is worked out where the capacity lies between what the forms keep, and only there.
 *
 * @param planned the run's phases, the form of their latents open where it is not given
 * @param sizes of those phases
 * @param elsewhere phases before those that the device keeps something for
 * @param option what has other sizes
 */
record KeptAtSize(
        ModelSpec model,
        HardwareProfile hardware,
        MemoryFit.MemoryModel memoryModel,
        List<Workload> planned,
        RunSizes sizes,
        int elsewhere,
        SizeOption option,
        double capacity)
        implements LongToDoubleFunction {
    /**
     * The largest size at which the run fits.
     *
     * @param least the smallest size that makes sense
     * @param most the largest that is counted
     * @return empty where not even the smallest fits, or where every size does
     */
    OptionalLong largest(long least, long most) {
        OptionalLong found = LargestFit.of(this, capacity, least, most);
        if (found.isEmpty() || !isOpen()) {
            return found;
        }
        // Beyond a size at which the form that keeps more is the faster, the other one may be again.
        OptionalLong beyond = LargestFit.of(
                size -> memoryModel.apply(formed(sized(size), false)).total(), capacity, least, most);
        boolean fits = beyond.isPresent()
                && beyond.getAsLong() > found.getAsLong()
                && applyAsDouble(beyond.getAsLong()) <= capacity;
        return fits ? beyond : found;
    }

    /** Bytes kept at a size, or, on the same side of the capacity, those of a form that is not taken there. */
    @Override
    public double applyAsDouble(long size) {
        List<Workload> workloads = sized(size);
        if (isOpen()) {
            double few = memoryModel.apply(formed(workloads, false)).total();
            double many = memoryModel.apply(formed(workloads, true)).total();
            if (few > capacity || many <= capacity) {
                return few > capacity ? few : many;
            }
        }
        List<Workload> decided = new ArrayList<>();
        for (Workload workload : workloads) {
            decided.add(Evaluator.decided(model, workload, hardware));
        }
        return memoryModel.apply(decided).total();
    }

    private List<Workload> sized(long size) {
        List<Workload> run = sizes.at(option, size);
        return run.subList(elsewhere, run.size());
    }

    /** Whether a form is to be decided that makes a difference. */
    private boolean isOpen() {
        boolean open = false;
        for (Workload workload : planned) {
            open |= workload.latentForm() == LatentForm.FASTEST;
        }
        return open && model.hasLatents();
    }

    /** Each phase in the form of which a device keeps most, or least. */
    private List<Workload> formed(List<Workload> workloads, boolean most) {
        List<Workload> formed = new ArrayList<>();
        for (Workload workload : workloads) {
            formed.add(workload.latentForm() == LatentForm.FASTEST ? formed(workload, most) : workload);
        }
        return formed;
    }

    private Workload formed(Workload workload, boolean most) {
        Workload taken = null;
        double kept = 0;
        for (LatentForm form : Evaluator.forms(model, workload)) {
            Workload candidate = workload.withLatentForm(form);
            double own = memoryModel.apply(List.of(candidate)).activations();
            if (taken == null || (most ? own > kept : own < kept)) {
                taken = candidate;
                kept = own;
            }
        }
        return Objects.requireNonNull(taken);
    }
}
