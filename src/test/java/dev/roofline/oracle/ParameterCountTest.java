package dev.roofline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.ParameterPart;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parameter counts of the shipped specs against published exact ones. */
class ParameterCountTest {
    private final Catalogue<ModelSpec> catalogue = Catalogue.models(List.of());

    @Test
    void everyPublishedExactTotalIsMetToTheLastParameter() {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Csv.Row row : Csv.resource("/oracle/models.csv")) {
            long ours = ParameterCount.of(catalogue.load(row.get("id")).value()).total();
            if (ours != Long.parseLong(row.get("params_exact"))) {
                differences.add(row + " ours " + ours);
            }
            compared++;
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isEqualTo(110);
    }

    @Test
    void everyRecordedVariantFollowsFromPartsAndStoredExtras() {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Csv.Row row : Csv.resource("/oracle/model_counts.csv")) {
            ModelSpec model = catalogue.load(row.get("id")).value();
            ParameterCount count = ParameterCount.of(model);
            long headParts = count.part(ParameterPart.HEAD) + count.part(ParameterPart.NEXT_SENTENCE);
            long pooler = (long) model.width() * model.width() + model.width();
            long published = Long.parseLong(row.get("count"));
            boolean meets = switch (row.get("variant")) {
                case "params" -> count.total() == published;
                // What a checkpoint holds: with what it stores beside the model, or, where the extras
                // are integers that the hub leaves out, without.
                case "hub" ->
                    List.of(
                                    count.total(),
                                    count.total() + count.storedExtras(),
                                    count.total() + count.multiTokenPrediction() + count.storedExtras())
                            .contains(published);
                case "hub_with_position_ids" -> count.total() + count.storedExtras() == published;
                // One scale a 32 weights of the experts' matrices.
                case "hub_with_scales" -> count.total() + expertMatrices(model) / 32 == published;
                case "with_mtp" -> count.total() + count.multiTokenPrediction() == published;
                case "backbone" -> count.total() - headParts == published;
                case "backbone_with_pooler" -> count.total() - headParts + pooler == published;
                case "non_embedding" ->
                    count.total() - count.part(ParameterPart.EMBEDDING) - count.part(ParameterPart.HEAD) == published;
                case "text" ->
                    count.total() - count.part(ParameterPart.TOWER) - count.part(ParameterPart.CONNECTOR) == published;
                case "without_router_bias" -> count.total() - correctionBiases(model) == published;
                default -> throw new AssertionError("a variant nobody explained: " + row);
            };
            if (!meets) {
                differences.add(row + " ours " + count);
            }
            compared++;
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isEqualTo(166);
    }

    private static long expertMatrices(ModelSpec model) {
        return mixtures(
                model,
                (layers, mixture) ->
                        layers * mixture.experts() * mixture.expert().matrixParameters(model.width()));
    }

    private static long correctionBiases(ModelSpec model) {
        return mixtures(model, (layers, mixture) -> mixture.correctionBias() ? layers * mixture.experts() : 0L);
    }

    private static long mixtures(ModelSpec model, java.util.function.BiFunction<Long, MixtureOfExperts, Long> count) {
        long sum = 0;
        for (LayerGroup group : model.stacks().get(0).groups()) {
            if (group.feedForward().isPresent() && group.feedForward().get() instanceof MixtureOfExperts mixture) {
                sum += count.apply((long) group.layers().count(), mixture);
            }
        }
        return sum;
    }
}
