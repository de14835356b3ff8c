package dev.roofline.reproduction;

import dev.roofline.catalogue.CsvResource;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.TokenFeedForward;
import dev.roofline.training.ModelFlops;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Published rates of model FLOPs in training beside ours: the tokens a second of the same row times this tool's FLOPs a
 * token, by the row's own definition of attention. Formulas of papers stand beside the operators' counts of their models.
 */
public final class TrainingRuns {
    private static final String RESOURCE = "/roofline/reproduction/training.csv";
    private static final double TERA = 1e12;

    private final Function<String, ModelSpec> models;
    private final Map<String, Double> known = new HashMap<>();

    /** @param models the spec of a catalogue name */
    public TrainingRuns(Function<String, ModelSpec> models) {
        this.models = models;
    }

    public List<Comparison> compare() {
        List<Comparison> comparisons = new ArrayList<>(MegatronFormulas.compare());
        for (CsvResource.Row row : CsvResource.read(RESOURCE)) {
            comparisons.add(new Comparison(
                    PublishedNumber.of(row, "training rates", conditions(row), "tflops", "TFLOP/s"),
                    perToken(row) * Double.parseDouble(row.get("tokens_per_s")) / TERA,
                    Comparison.Kind.OF_ROUNDED));
        }
        return comparisons;
    }

    private static String conditions(CsvResource.Row row) {
        return row.get("model") + " on " + row.get("devices") + " x " + row.get("hardware") + ", "
                + row.get("length") + " tokens, attention " + row.get("attention")
                + (row.get("prediction").equals("yes") ? ", with multi-token prediction" : "")
                + (isUngated(row) ? ", two matrices an expert and no windows" : "");
    }

    private static boolean isUngated(CsvResource.Row row) {
        return row.get("definition").equals("ungated");
    }

    /** As Megatron-Bridge counted gpt-oss before it knew gated experts and windows: the definition of its older rows. */
    private static ModelSpec ungated(ModelSpec model) {
        return AsStored.changed(model, group -> {
            MixtureOfExperts mixture = group.experts().orElseThrow();
            TokenFeedForward expert = mixture.expert();
            TokenFeedForward dense = new TokenFeedForward(
                    expert.width(), expert.activation(), expert.bias(), TokenFeedForward.Gate.NONE);
            return group.withMixer(Optional.of(group.mixer().orElseThrow().unmasked()))
                    .withFeedForward(Optional.of(mixture.withExpert(dense)));
        });
    }

    private double perToken(CsvResource.Row row) {
        String key = String.join(
                " ",
                List.of(
                        row.get("model"),
                        row.get("length"),
                        row.get("attention"),
                        row.get("prediction"),
                        row.get("definition")));
        return known.computeIfAbsent(key, unused -> {
            ModelSpec own = models.apply(row.get("model"));
            ModelSpec model = isUngated(row) ? ungated(own) : own;
            long length = Long.parseLong(row.get("length"));
            ModelFlops.AttentionCount attention =
                    ModelFlops.AttentionCount.valueOf(row.get("attention").toUpperCase(Locale.ROOT));
            ModelFlops flops = row.get("prediction").equals("yes")
                    ? ModelFlops.withPrediction(model, 1, length, attention)
                    : ModelFlops.of(model, 1, length, attention);
            return flops.step() / length;
        });
    }
}
