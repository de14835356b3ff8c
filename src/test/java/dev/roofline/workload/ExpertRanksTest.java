package dev.roofline.workload;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.model.ModelSpec;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranks that hold experts, of models that have too few or none. */
class ExpertRanksTest {
    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 8, 16})
    void aModelWithoutExpertsIsRefusedForThatWhateverItsReplicas(long replicas) {
        assertThatThrownBy(() -> plan("llama-3.1-8b", 8, replicas))
                .isInstanceOf(UnsuitableWorkloadException.class)
                .hasMessage(Field.EXPERT + " is not possible here: Llama 3.1 8B has no experts");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 16})
    void aModelWithFewerExpertsIsRefusedForThatWhateverItsReplicas(long replicas) {
        assertThatThrownBy(() -> plan("mixtral-8x7b", 16, replicas))
                .isInstanceOf(UnsuitableWorkloadException.class)
                .hasMessageContaining("has 8 experts a layer");
    }

    private WorkloadPlan plan(String model, long experts, long replicas) {
        return WorkloadPlan.of(
                models.load(model).value(),
                WorkloadOptions.NONE
                        .with(Field.EXPERT, experts)
                        .with(Field.DATA, replicas)
                        .with(Field.BATCH, 16 * replicas));
    }
}
