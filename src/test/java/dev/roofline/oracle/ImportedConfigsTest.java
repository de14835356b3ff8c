package dev.roofline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Hugging Face configs against the shipped specs, which were made by other means, and against exact counts. */
class ImportedConfigsTest {
    private static final String CONFIGS = "src/test/resources/huggingface/configs/";

    /** What the checkpoint has and its config does not say: the module for multi-token prediction, or its copies. */
    private static final Set<String> PREDICTION_UNSAID = Set.of("qwen3-next-80b-a3b", "glm-4.5", "glm-4.5-air");

    /** Configs without torch_dtype, of models whose files are known to be in 16 bits. */
    private static final Set<String> FORMAT_UNSAID = Set.of("gpt-oss-20b", "gpt-oss-120b");

    private final Catalogue<ModelSpec> catalogue = Catalogue.models(List.of());

    @Test
    void everyConfigGivesTheStructureOfItsSpec() {
        List<String> differences = new ArrayList<>();
        List<String> ids = catalogue.ids();
        assertThat(ids).hasSizeGreaterThanOrEqualTo(182);
        for (String id : ids) {
            ModelSpec spec = catalogue.load(id).value();
            ModelSpec config = catalogue.loadFile(CONFIGS + id + ".json").value();
            boolean same = spec.width() == config.width()
                    && spec.embedding().equals(config.embedding())
                    && spec.stacks().equals(config.stacks())
                    && spec.towers().equals(config.towers())
                    && spec.head().equals(config.head())
                    && spec.quantization().equals(config.quantization())
                    && spec.positionLimit().equals(config.positionLimit())
                    && (FORMAT_UNSAID.contains(id) || spec.format().equals(config.format()))
                    && (PREDICTION_UNSAID.contains(id)
                            || spec.multiTokenPrediction().equals(config.multiTokenPrediction()));
            if (!same) {
                differences.add(id + "\n  spec   " + spec + "\n  config " + config);
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void everyConfigWithAnExactCountMeetsItToTheLastParameter() {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Csv.Row row : Csv.resource("/oracle/models.csv")) {
            long ours = ParameterCount.of(catalogue
                            .loadFile(CONFIGS + row.get("id") + ".json")
                            .value())
                    .total();
            if (ours != Long.parseLong(row.get("params_exact"))) {
                differences.add(row + " ours " + ours);
            }
            compared++;
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isEqualTo(110);
    }
}
