package dev.roofline.workload;

import dev.roofline.model.ModelSpec;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the user said of a workload, field by field; the rest is {@link WorkloadPlan}'s to decide. A switch that is off is
 * not said.
 */
public final class WorkloadOptions {
    /** Nothing said. */
    public static final WorkloadOptions NONE =
            new WorkloadOptions(new Object[Field.all().size()]);

    /** By the fields' indices: null where nothing was said. */
    private final @Nullable Object[] values;

    private WorkloadOptions(@Nullable Object[] values) {
        this.values = values;
    }

    public boolean has(Field<?> field) {
        return values[field.index()] != null;
    }

    public <T> Optional<T> get(Field<T> field) {
        return Optional.ofNullable(value(field));
    }

    public <T> T get(Field<T> field, T otherwise) {
        T value = value(field);
        return value == null ? otherwise : value;
    }

    @SuppressWarnings("unchecked") // Only with() puts values in, each of its field's type.
    private <T> @Nullable T value(Field<T> field) {
        return (T) values[field.index()];
    }

    public <T> WorkloadOptions with(Field<T> field, T value) {
        @Nullable Object[] copy = values.clone();
        copy[field.index()] = value;
        return new WorkloadOptions(copy);
    }

    public WorkloadOptions with(Field<Long> field, long value) {
        return with(field, Long.valueOf(value));
    }

    /** The same with a field that something was said of, or nothing. */
    public <T> WorkloadOptions with(Field<T> field, Optional<T> value) {
        return value.isPresent() ? with(field, value.get()) : without(field);
    }

    private WorkloadOptions without(Field<?>... fields) {
        @Nullable Object[] copy = values.clone();
        for (Field<?> field : fields) {
            copy[field.index()] = null;
        }
        return new WorkloadOptions(copy);
    }

    /** The same for another model that runs beside, without what is about layers that it does not have. */
    public WorkloadOptions ofDraft(ModelSpec draft) {
        WorkloadOptions rest = without(Field.DEVICES);
        if (!draft.hasExperts()) {
            rest = rest.without(Field.EXPERT, Field.ROUTING, Field.DISPATCH, Field.RETURN);
        }
        if (!draft.hasLatents()) {
            rest = rest.without(Field.LATENT_FORM);
        }
        if (!draft.hasStates()) {
            rest = rest.without(Field.STATE);
        }
        if (!draft.hasCache()) {
            rest = rest.without(Field.KV_CACHE);
        }
        // A tied table is a matrix that is multiplied with: what was said of the head goes before.
        return draft.isTied() && has(Field.HEAD) ? rest.without(Field.EMBEDDING) : rest;
    }

    /** The same on so many devices of another machine, of which no degree is said; how experts are divided stays. */
    public WorkloadOptions onDevices(long devices) {
        return without(Field.TENSOR, Field.PIPELINE, Field.DATA, Field.CONTEXT_RANKS)
                .with(Field.DEVICES, DeviceLayout.of(devices));
    }

    /** The same for one of two sides, whose devices are not all that there are. */
    public WorkloadOptions ofOneSide() {
        return without(Field.DEVICES);
    }

    Compute compute() {
        return new Compute(get(Field.COMPUTE), has(Field.WEIGHT_COPY));
    }

    Offload offload() {
        return get(Field.OFFLOAD, Offload.NONE);
    }

    MemoryShare memory() {
        return new MemoryShare(
                get(Field.MEMORY_UTILIZATION, MemoryShare.ALL.utilization()),
                get(Field.RESERVE, MemoryShare.ALL.reserve()));
    }

    CostBasis cost() {
        Optional<CostBasis.PowerDraw> power = get(Field.POWER);
        return new CostBasis(
                number(Field.PRICE),
                power.isPresent() ? power.get().watts() : OptionalDouble.empty(),
                power.isPresent() && power.get().watts().isEmpty(),
                get(Field.CURRENCY, ""));
    }

    /** A number where one was said. */
    OptionalDouble number(Field<Double> field) {
        Optional<Double> value = get(field);
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }

    /** Whether a step of training was asked for. */
    boolean trains() {
        return value(Field.PHASE) == PhaseChoice.TRAIN;
    }

    /** The phase that was asked for: a generation too where it is said how much is generated. */
    Optional<PhaseChoice> phase() {
        return !has(Field.PHASE) && has(Field.GENERATE) ? Optional.of(PhaseChoice.GENERATE) : get(Field.PHASE);
    }
}
