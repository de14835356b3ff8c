package dev.roofline.report;

import dev.roofline.json.Loaded;
import dev.roofline.json.SourceFile;
import dev.roofline.metric.Cell;
import dev.roofline.metric.ValueKind;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.prose.Fact;
import dev.roofline.prose.ModelText;
import java.util.ArrayList;
import java.util.List;

/** One model in full: structure, parameters by part, cache, sources. */
public final class ModelSheet {
    private ModelSheet() {}

    public static Sheet of(Loaded<ModelSpec> loaded) {
        ModelText text = new ModelText(loaded.value());
        List<Fact> foot = text.sizes();
        foot.add(new Fact("spec", loaded.origin() + ", sha256 " + loaded.sha256()));
        for (SourceFile file : loaded.beside()) {
            foot.add(new Fact(
                    "quantiser", file.name() + ", sha256 " + file.content().sha256()));
        }
        Table table = parameters(ParameterCount.of(loaded.value()));
        return new Sheet(
                text.title(),
                text.structure(),
                List.of(new Sheet.Part("", table)),
                foot,
                table,
                ModelEntries.of(loaded));
    }

    /** Parameters by part, with their sum. */
    private static Table parameters(ParameterCount parameters) {
        List<List<Cell>> rows = new ArrayList<>();
        for (ParameterCount.Part part : parameters.parts()) {
            rows.add(List.of(Cell.of(part.name()), Cell.of(part.count())));
        }
        rows.add(List.of(Cell.of("total"), Cell.of(parameters.total())));
        return new Table(
                List.of(new Table.Heading("part", ValueKind.TEXT), new Table.Heading("parameters", ValueKind.COUNT)),
                rows);
    }
}
