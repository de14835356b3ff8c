package dev.roofline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.json.InvalidInputException;
import dev.roofline.json.Loaded;
import dev.roofline.json.Problem;
import dev.roofline.model.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    @TempDir
    private Path folder;

    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());

    @Test
    void namesAndAliasesStandForShippedFilesInAnyCase() {
        Loaded<ModelSpec> gpt2 = models.load("gpt2");
        assertThat(gpt2.value().id()).isEqualTo("gpt2");
        assertThat(gpt2.origin()).isEqualTo("catalogue:gpt2");
        assertThat(gpt2.sha256()).matches("[0-9a-f]{64}");
        assertThat(models.load("gpt").value()).isEqualTo(gpt2.value());
        assertThat(models.load("GPT2-Small").value()).isEqualTo(gpt2.value());
        assertThat(Catalogue.hardware(List.of()).load("A100").value().id()).isEqualTo("a100-sxm-80gb");
    }

    @Test
    void turkishLettersDoNotHideNames() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(models.load("MISTRAL-7B-V0.1").value().id()).isEqualTo("mistral-7b-v0.1");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anUnknownNameGetsASuggestionAndTheWayToTheList() {
        assertThatThrownBy(() -> models.load("lama-2-7b"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("error: no model is called \"lama-2-7b\"; \"roofline list models\" lists them\n"
                        + "did you mean \"llama-2-7b\"?");
        Catalogue<HardwareProfile> hardware = Catalogue.hardware(List.of());
        assertThatThrownBy(() -> hardware.load("no such machine"))
                .hasMessage("error: no machine is called \"no such machine\"; \"roofline list hardware\" lists them");
        assertThatThrownBy(() -> models.load("")).hasMessageContaining("no model is called \"\"");
        assertThatThrownBy(() -> models.load("a\u0000b")).hasMessageContaining("no model is called \"a␀b\"");
    }

    @Test
    void aPathIsReadAndItsIdIsTheFilesName() throws IOException {
        Path file = copy("gpt2", "mine.json");
        Loaded<ModelSpec> loaded = models.load(file.toString());
        assertThat(loaded.value().id()).isEqualTo("mine");
        assertThat(loaded.origin()).isEqualTo(file.toString());
        assertThat(loaded.sha256()).isEqualTo(models.load("gpt2").sha256());
        assertThat(models.load(copy("gpt2", "mine.spec").toString()).value().id())
                .isEqualTo("mine.spec");
    }

    @Test
    void pathsDoNotLeadIntoTheCatalogue() {
        assertThatThrownBy(() -> models.load("../hardware-profiles/a100-sxm-80gb"))
                .hasMessage("../hardware-profiles/a100-sxm-80gb: error: there is no such file");
        assertThatThrownBy(() -> models.load("missing.json")).hasMessage("missing.json: error: there is no such file");
        assertThatThrownBy(() -> models.load(folder.toString()))
                .hasMessage("error: " + folder
                        + "/config.json: there is no such file; of a folder, the config.json in it is read");
    }

    @Test
    void aFileOfTheOtherKindIsToldApart() {
        assertThatThrownBy(() -> models.load("hardware-profiles/a100-sxm-80gb.json"))
                .hasMessageContaining("/schema: this is a hardware profile");
        assertThatThrownBy(() -> Catalogue.hardware(List.of()).load("model-specs/gpt2.json"))
                .hasMessageContaining("/schema: this is a model spec");
    }

    @Test
    void ownDirectoriesComeBeforeTheShippedFiles() throws IOException {
        Path own = copy("gpt2-xl", "GPT2.json");
        copy("opt-125m", "alpha.json");
        Catalogue<ModelSpec> catalogue = Catalogue.models(List.of(folder));
        assertThat(catalogue.load("gpt2").value().width()).isEqualTo(1600);
        assertThat(catalogue.load("gpt2").origin()).isEqualTo(own.toString());
        assertThat(catalogue.load("opt-125m").origin()).isEqualTo("catalogue:opt-125m");
        assertThat(catalogue.ids())
                .startsWith("GPT2", "alpha", "albert-base-v2")
                .doesNotContain("gpt2");
        assertThat(catalogue.ids()).hasSize(models.ids().size() + 1);
        assertThat(catalogue.all()).extracting(loaded -> loaded.value().id()).isEqualTo(catalogue.ids());
    }

    @Test
    void aliasesOfOwnFilesAreFoundAndBrokenOnesAreNamedOnlyWhereNothingIs() throws IOException {
        Files.writeString(
                folder.resolve("mine.json"),
                Files.readString(Path.of("model-specs", "gpt2.json")).replace("\"gpt\",", "\"my-model\","));
        Files.writeString(folder.resolve("broken.json"), "{\n");
        Files.writeString(folder.resolve("notes.txt"), "no spec");
        Catalogue<ModelSpec> catalogue = Catalogue.models(List.of(folder));
        assertThat(catalogue.load("My-Model").value().id()).isEqualTo("mine");
        assertThat(catalogue.load("bert-base-uncased").origin()).isEqualTo("catalogue:bert-base-uncased");
        assertThatThrownBy(() -> catalogue.load("yours"))
                .hasMessageContaining("no model is called \"yours\"")
                .hasMessageContaining("broken.json:1:2: error: found the end of the file");
        assertThatThrownBy(() -> catalogue.load("broken")).hasMessageContaining("found the end of the file");
        assertThatThrownBy(catalogue::all).hasMessageContaining("broken.json:1:2");
    }

    @Test
    void aMissingDirectoryIsSaidToBeMissing() throws IOException {
        assertThatThrownBy(() -> Catalogue.models(List.of(Path.of("no/such"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("no/such: error: there is no such directory");
        Path file = copy("gpt2", "mine.json");
        assertThatThrownBy(() -> Catalogue.models(List.of(file)))
                .hasMessage(file + ": error: this is a file; a directory is expected");
    }

    @Test
    void warningsOfAFileComeWithItsValue() throws IOException {
        String a100 = Files.readString(Path.of("hardware-profiles", "a100-sxm-80gb.json"));
        Path file = folder.resolve("sparse.json");
        Files.writeString(file, a100.replace("\"312 TFLOP/s\"", "\"624 TFLOP/s\""));
        Loaded<HardwareProfile> loaded = Catalogue.hardware(List.of()).load(file.toString());
        assertThat(loaded.warnings()).hasSize(2).noneMatch(Problem::isError);
    }

    private Path copy(String id, String name) throws IOException {
        return Files.copy(Path.of("model-specs", id + ".json"), folder.resolve(name));
    }
}
