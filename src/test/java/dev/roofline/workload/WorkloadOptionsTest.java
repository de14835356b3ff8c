package dev.roofline.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.model.ModelSpec;
import dev.roofline.units.TensorFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkloadOptionsTest {
    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());

    @Test
    void nothingIsSaidOfAnyFieldAtFirst() {
        for (Field<?> field : Field.all()) {
            assertThat(WorkloadOptions.NONE.has(field)).as(field.word()).isFalse();
        }
    }

    @Test
    void everyFieldIsHeldByItselfAndLeavesTheOthers() {
        for (Field<?> field : Field.all()) {
            WorkloadOptions said = saying(field);
            for (Field<?> other : Field.all()) {
                assertThat(said.has(other)).as(other.word()).isEqualTo(other == field);
            }
        }
        assertThat(WorkloadOptions.NONE.has(Field.BATCH)).isFalse();
    }

    /** Whatever the value: what is held is not looked at. */
    @SuppressWarnings("unchecked")
    private static WorkloadOptions saying(Field<?> field) {
        return WorkloadOptions.NONE.with((Field<Object>) field, new Object());
    }

    @Test
    void theLastThatIsSaidOfAFieldHolds() {
        WorkloadOptions options = WorkloadOptions.NONE.with(Field.BATCH, 3).with(Field.BATCH, 5);
        assertThat(options.get(Field.BATCH)).contains(5L);
        assertThat(options.get(Field.PROMPT, 7L)).isEqualTo(7);
        assertThat(options.with(Field.BATCH, Optional.empty()).has(Field.BATCH)).isFalse();
    }

    @Test
    void fieldsHaveWordsOfTheirOwn() {
        Set<String> words = new HashSet<>();
        for (Field<?> field : Field.all()) {
            assertThat(words.add(field.word())).as(field.word()).isTrue();
        }
    }

    @Test
    void aDraftIsAskedNothingOfLayersThatItDoesNotHave() {
        WorkloadOptions options = WorkloadOptions.NONE
                .with(Field.BATCH, 4)
                .with(Field.EXPERT, 2)
                .with(Field.ROUTING, Routing.WORST)
                .with(Field.LATENT_FORM, LatentForm.NAIVE)
                .with(Field.STATE, TensorFormat.FP32)
                .with(Field.KV_CACHE, TensorFormat.FP8)
                .with(Field.HEAD, TensorFormat.FP16)
                .with(Field.EMBEDDING, TensorFormat.BF16);
        WorkloadOptions tied = options.ofDraft(models.load("gpt2").value());
        for (Field<?> gone : List.of(Field.EXPERT, Field.ROUTING, Field.LATENT_FORM, Field.STATE, Field.EMBEDDING)) {
            assertThat(tied.has(gone)).as(gone.word()).isFalse();
        }
        for (Field<?> kept : List.of(Field.BATCH, Field.KV_CACHE, Field.HEAD)) {
            assertThat(tied.has(kept)).as(kept.word()).isTrue();
        }
        WorkloadOptions recurrent = options.ofDraft(models.load("mamba2-130m").value());
        assertThat(recurrent.has(Field.KV_CACHE)).isFalse();
        assertThat(recurrent.has(Field.STATE)).isTrue();
    }
}
