package dev.roofline.hardware;

import dev.roofline.units.Engine;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a device computes with.
 *
 * @param ceilings at least one dense peak; each engine and format once
 * @param sparsePeaks what holds for sparse operands alone: to be shown, never a ceiling
 * @param complete engines of which every format that they multiply in is among the peaks: one without a peak is one that
 *     the machine does not have. What is missing of another engine is not known
 * @param noSixteenBits why no 16-bit matrix peak is listed, where the file says it
 * @param count multiprocessors, cores or tiles
 * @param clockHertz the clock that the peaks were published or derived with
 */
public record ComputeUnits(
        List<ComputeCeiling> ceilings,
        List<SparsePeak> sparsePeaks,
        Set<Engine> complete,
        Optional<NoSixteenBits> noSixteenBits,
        OptionalInt count,
        OptionalDouble clockHertz) {
    public ComputeUnits {
        ceilings = List.copyOf(ceilings);
        sparsePeaks = List.copyOf(sparsePeaks);
        Set<Engine> engines = EnumSet.noneOf(Engine.class);
        engines.addAll(complete);
        complete = Collections.unmodifiableSet(engines);
        if (ceilings.isEmpty()) {
            throw new IllegalArgumentException("compute has no dense peak; at least one is expected");
        }
    }

    /** Units of which no more is known than dense peaks. */
    public ComputeUnits(List<ComputeCeiling> ceilings, Set<Engine> complete) {
        this(ceilings, List.of(), complete, Optional.empty(), OptionalInt.empty(), OptionalDouble.empty());
    }

    public ComputeUnits withCeilings(List<ComputeCeiling> other) {
        return new ComputeUnits(other, sparsePeaks, complete, noSixteenBits, count, clockHertz);
    }

    public ComputeUnits withComplete(Set<Engine> other) {
        return new ComputeUnits(ceilings, sparsePeaks, other, noSixteenBits, count, clockHertz);
    }
}
