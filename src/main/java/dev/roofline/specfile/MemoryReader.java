package dev.roofline.specfile;

import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Provenance;
import dev.roofline.json.Fields;
import dev.roofline.json.JsonNode;
import dev.roofline.json.Place;
import dev.roofline.json.Problems;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.Bytes;
import dev.roofline.units.UnitText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads the memory levels of a machine, of which the first alone is what a model is kept in. */
final class MemoryReader {
    private final SourceTable sources;
    private final Problems problems;
    private final List<MemoryLevel> levels = new ArrayList<>();
    /** Where the machine's main memory stands; null before it was met. */
    private @Nullable Place main;

    private MemoryReader(SourceTable sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    static List<MemoryLevel> read(List<JsonNode> items, SourceTable sources, Problems problems) {
        MemoryReader reader = new MemoryReader(sources, problems);
        for (JsonNode item : items) {
            Optional<Fields> found = Fields.of(item, problems);
            if (found.isPresent()) {
                reader.level(item, found.get(), items.get(0));
            }
        }
        return reader.levels;
    }

    private void level(JsonNode item, Fields fields, JsonNode first) {
        String label = fields.text("level");
        MemoryLevel.Kind kind = HardwareLabels.MEMORY_KINDS.read(fields, "kind");
        Optional<Provenance> own = Optional.empty();
        OptionalDouble capacity = OptionalDouble.empty();
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
        if (item == first && kind.isMain() && !fields.has("bandwidth")) {
            fields.problem("bandwidth", "\"bandwidth\" is missing; the first level is the main memory, which has one");
        }
        if (fields.sound()) {
            check(item == first, kind, fields.place("kind"), item.place());
        }
        levels.add(new MemoryLevel(
                label,
                kind,
                // What is written as 79.14 GiB is a whole number of bytes.
                capacity.isEmpty() ? Optional.empty() : Optional.of(new Bytes(Math.rint(capacity.getAsDouble()))),
                bandwidth.isEmpty() ? Optional.empty() : Optional.of(new Bandwidth(bandwidth.getAsDouble())),
                provenance,
                own.isPresent() ? own.get() : provenance));
    }

    /** A model is kept in the first level, and in no other. */
    private void check(boolean isFirst, MemoryLevel.Kind kind, Place place, Place level) {
        if (isFirst && !kind.isMain()) {
            problems.error(
                    place,
                    "the first level is of kind " + kind.label()
                            + ", which is no main memory; one main memory (dram or sram) is"
                            + " expected, first of all, and then caches and scratchpads");
        }
        if (kind.isMain() && main != null) {
            problems.error(
                    place,
                    "a level of kind " + kind.label() + " is a main memory, and the machine's is already in line "
                            + main.line()
                            + "; one main memory is expected, first of all, and then caches and scratchpads");
        } else if (kind.isMain()) {
            main = level;
        }
    }
}
