package dev.roofline.specfile;

import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Provenance;
import dev.roofline.json.Fields;
import dev.roofline.json.Labels;
import dev.roofline.json.ObjectReader;
import dev.roofline.json.Place;
import dev.roofline.json.UnsoundException;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.Bytes;
import dev.roofline.units.UnitText;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads the memory levels of a machine, of which the first alone is what a model is kept in. */
final class MemoryReader implements ObjectReader<MemoryLevel> {
    private static final Labels<MemoryLevel.Kind> MEMORY_KINDS = Labels.of(MemoryLevel.Kind.values());
    private final SourceTable sources;
    /** Where the machine's main memory stands; null before it was met. */
    private @Nullable Place main;

    MemoryReader(SourceTable sources) {
        this.sources = sources;
    }

    @Override
    public MemoryLevel read(Fields fields) throws UnsoundException {
        String label = fields.text("level");
        MemoryLevel.Kind kind = fields.choice("kind", MEMORY_KINDS);
        Optional<Provenance> own = Optional.empty();
        OptionalDouble capacity;
        if (fields.holdsObject("capacity")) {
            Fields stated = fields.optionalObject("capacity").orElseThrow();
            capacity = OptionalDouble.of(stated.quantity("size", UnitText.Unit.CAPACITY));
            own = Optional.of(sources.of(stated));
            stated.finish();
        } else {
            capacity = fields.optionalQuantity("capacity", UnitText.Unit.CAPACITY);
        }
        OptionalDouble bandwidth = fields.optionalQuantity("bandwidth", UnitText.Unit.BANDWIDTH);
        Provenance provenance = sources.of(fields);
        fields.finish();
        if (fields.isFirst() && kind.isMain() && !fields.has("bandwidth")) {
            fields.problem("bandwidth", "\"bandwidth\" is missing; the first level is the main memory, which has one");
        }
        fields.requireSound();
        check(fields, kind);
        return new MemoryLevel(
                label,
                kind,
                // What is written as 79.14 GiB is a whole number of bytes.
                capacity.isEmpty() ? Optional.empty() : Optional.of(new Bytes(Math.rint(capacity.getAsDouble()))),
                bandwidth.isEmpty() ? Optional.empty() : Optional.of(new Bandwidth(bandwidth.getAsDouble())),
                provenance,
                own.orElse(provenance));
    }

    /** A model is kept in the first level, and in no other. */
    private void check(Fields fields, MemoryLevel.Kind kind) {
        if (fields.isFirst() && !kind.isMain()) {
            fields.problem(
                    "kind",
                    "the first level is of kind " + kind.label() + ", which is no main memory; one main memory "
                            + "(dram or sram) is expected, first of all, and then caches and scratchpads");
        }
        if (kind.isMain() && main != null) {
            fields.problem(
                    "kind",
                    "a level of kind " + kind.label() + " is a main memory, and the machine's is already in line "
                            + main.line()
                            + "; one main memory is expected, first of all, and then caches and scratchpads");
        } else if (kind.isMain()) {
            main = fields.place();
        }
    }
}
