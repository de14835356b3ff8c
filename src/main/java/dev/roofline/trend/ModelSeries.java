package dev.roofline.trend;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.units.PartialDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sizes of the models of a catalogue by the date of their release. */
public final class ModelSeries {
    private ModelSeries() {}

    /** The largest of each year, then all; models without a date are left out. */
    public static List<Series> parameters(List<ModelSpec> models) {
        List<TimePoint> all = new ArrayList<>();
        Map<String, TimePoint> largest = new TreeMap<>();
        for (ModelSpec model : models) {
            if (!model.released().isEmpty()) {
                TimePoint point = TimePoint.of(
                        model.released(), model.name(), ParameterCount.of(model).total(), "spec " + model.id(), "");
                all.add(point);
                largest.merge(
                        new PartialDate(model.released()).yearText(), point, (a, b) -> a.value() >= b.value() ? a : b);
            }
        }
        return List.of(
                new Series(
                        TrendQuantity.PARAMETERS,
                        "per model, all parameters, the largest of each year in the catalogue",
                        "",
                        true,
                        List.copyOf(largest.values())),
                new Series(
                        TrendQuantity.PARAMETERS,
                        "per model, all parameters, every model in the catalogue",
                        "",
                        false,
                        all));
    }
}
