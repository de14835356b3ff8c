package dev.roofline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.spec.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Parameter counts of the shipped specs against published exact ones. */
class ParameterCountTest {
    private final Catalogue<ModelSpec> catalogue = Catalogue.models(List.of());

    @Test
    void everyPublishedExactTotalIsMetToTheLastParameter() {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Map<String, String> row : Csv.resource("/oracle/models.csv")) {
            if (!catalogue.ids().contains(row.get("id")) || !row.get("params_exact_variant").equals("params")) {
                continue;
            }
            long ours = ParameterCount.of(catalogue.load(row.get("id")).value()).total();
            if (ours != Long.parseLong(row.get("params_exact"))) {
                differences.add(row + " ours " + ours);
            }
            compared++;
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(40);
    }

    @Test
    void everyRecordedVariantFollowsFromPartsAndStoredExtras() {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Map<String, String> row : Csv.resource("/oracle/model_counts.csv")) {
            if (!catalogue.ids().contains(row.get("id"))) {
                continue;
            }
            ModelSpec model = catalogue.load(row.get("id")).value();
            ParameterCount count = ParameterCount.of(model);
            long headParts = count.part("head") + count.part("next-sentence classifier");
            long pooler = (long) model.width() * model.width() + model.width();
            long published = Long.parseLong(row.get("count"));
            boolean meets =
                    switch (row.get("variant")) {
                        case "params" -> count.total() == published;
                        // What a checkpoint holds: with what it stores beside the model, or, where the extras
                        // are integers that the hub leaves out, without.
                        case "hub" -> count.total() + count.storedExtras() == published || count.total() == published;
                        case "hub_with_position_ids" -> count.total() + count.storedExtras() == published;
                        case "backbone" -> count.total() - headParts == published;
                        case "backbone_with_pooler" -> count.total() - headParts + pooler == published;
                        default -> throw new AssertionError("a variant nobody explained: " + row);
                    };
            if (!meets) {
                differences.add(row + " ours " + count);
            }
            compared++;
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(60);
    }
}
