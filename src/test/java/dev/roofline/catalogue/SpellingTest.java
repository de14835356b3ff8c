package dev.roofline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as people write them, and as the Hugging Face Hub does. */
class SpellingTest {
    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());
    private final Catalogue<HardwareProfile> hardware = Catalogue.hardware(List.of());

    @ParameterizedTest
    @CsvSource({
        "meta-llama/Llama-3.1-8B, llama-3.1-8b",
        "meta-llama/Meta-Llama-3.1-8B-Instruct, llama-3.1-8b",
        "META-LLAMA/llama-3.1-8b-instruct, llama-3.1-8b",
        "Qwen/Qwen2.5-7B, qwen2.5-7b",
        "google-bert/bert-base-uncased, bert-base-uncased",
        "mistralai/Mistral-7B-v0.1, mistral-7b-v0.1",
        "Llama_3.1_8B, llama-3.1-8b",
        "Llama 3.1 8B, llama-3.1-8b",
        "bert base uncased, bert-base-uncased"
    })
    void modelsAreFound(String name, String id) {
        assertThat(models.knows(name)).isTrue();
        assertThat(models.load(name).value().id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "A100 SXM 80GB, a100-sxm-80gb",
        "NVIDIA A100, a100-sxm-80gb",
        "NVIDIA GeForce RTX 4090, rtx-4090",
        "rtx_4090, rtx-4090",
        "AMD MI300X, mi300x",
        "Google TPU v5e, tpu-v5e"
    })
    void machinesAreFound(String name, String id) {
        assertThat(hardware.knows(name)).isTrue();
        assertThat(hardware.load(name).value().id()).isEqualTo(id);
    }

    /** Somebody else's model of that name may have any shape. */
    @Test
    void anotherOwnersModelIsNotOurs() {
        assertThat(models.knows("somebody/llama-3.1-8b")).isFalse();
        assertThatThrownBy(() -> models.load("somebody/llama-3.1-8b"))
                .hasMessageContaining("no model is called \"somebody/llama-3.1-8b\"")
                .hasMessageContaining("did you mean \"llama-3.1-8b\"?");
    }

    @Test
    void aPathThatThereIsNotStaysAPath() {
        assertThatThrownBy(() -> models.load("./models/mine.json")).hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> models.load("/models/mine")).hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> models.load("a/b/c")).hasMessageContaining("there is no such file");
    }
}
