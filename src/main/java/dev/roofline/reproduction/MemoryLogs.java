package dev.roofline.reproduction;

import dev.roofline.catalogue.CsvResource;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What engines, drivers and training frameworks log of memory beside what is counted here: bytes of a cache's tokens, of
 * weights and training states, and of what a device has. Where an engine counts by another rule, the row says by which.
 *
 * @param models the spec of a catalogue name
 * @param machines the profile of a catalogue name
 */
public record MemoryLogs(Function<String, ModelSpec> models, Function<String, HardwareProfile> machines) {
    private static final String RESOURCE = "/roofline/reproduction/memory.csv";

    public List<Comparison> compare() {
        List<Comparison> comparisons = new ArrayList<>();
        for (CsvResource.Row row : CsvResource.read(RESOURCE)) {
            LoggedMemory logged = LoggedMemory.of(row);
            comparisons.add(new Comparison(
                    PublishedNumber.of(
                            row, "memory " + logged.quantity().label(), logged.conditions(), "value", row.get("unit")),
                    logged.bytes(models, machines) / logged.unit(),
                    Comparison.Kind.LOGGED,
                    Double.parseDouble(row.get("tolerance"))));
        }
        return comparisons;
    }
}
