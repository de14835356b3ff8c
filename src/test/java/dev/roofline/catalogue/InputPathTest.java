package dev.roofline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.json.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputPathTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderIsItsConfig() {
        InputPath path = InputPath.of(folder.toString());
        assertThat(path.file()).isEqualTo(folder.resolve("config.json"));
        assertThat(path.text()).isEqualTo(folder + "/config.json");
        assertThat(InputPath.of(folder + "/").text()).isEqualTo(folder + "/config.json");
        assertThat(path.isConfig()).isTrue();
        assertThat(InputPath.of("some/spec.json").isConfig()).isFalse();
    }

    /** A checkpoint's folder has its name, and every config the same. */
    @Test
    void aConfigIsCalledAsItsFolderIs() {
        assertThat(InputPath.of("models/llama/config.json").id()).isEqualTo("llama");
        assertThat(InputPath.of("config.json").id()).isEqualTo("config");
        assertThat(InputPath.of("./config.json").id()).isEqualTo("config");
        assertThat(InputPath.of("../config.json").id()).isEqualTo("config");
        assertThat(InputPath.of("models/gpt2.json").id()).isEqualTo("gpt2");
        assertThat(InputPath.of("models/gpt2.txt").id()).isEqualTo("gpt2.txt");
    }

    @Test
    void aFileBesideIsCalledAsTheFirstIs() {
        assertThat(InputPath.of("models/llama/config.json").beside("quant.json"))
                .isEqualTo("models/llama/quant.json");
        assertThat(InputPath.of("config.json").beside("quant.json")).isEqualTo("quant.json");
    }

    @Test
    void whatIsMissingIsSaidByTheNameThatWasAskedFor() throws IOException {
        assertThatThrownBy(() -> InputPath.of(folder.toString()).read())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(folder + "/config.json: there is no such file; of a folder, the config.json");
        Files.writeString(folder.resolve("config.json"), "{}");
        assertThat(InputPath.of(folder.toString()).read().text()).isEqualTo("{}");
    }
}
