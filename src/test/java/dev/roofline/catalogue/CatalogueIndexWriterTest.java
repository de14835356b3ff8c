package dev.roofline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.json.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueIndexWriterTest {
    @TempDir
    private Path folder;

    @Test
    void aLineAFileSortedByName() throws IOException {
        Files.writeString(folder.resolve("b.json"), "{\"aliases\": [\"beta\", \"second\"]}");
        Files.writeString(folder.resolve("a.json"), "{}");
        assertThat(written()).isEqualTo("a\nb\tbeta\tsecond\n");
        assertThat(CatalogueIndex.parse(written()).format()).isEqualTo(written());
    }

    @Test
    void anEmptyOrMissingFolderHasAnEmptyIndex() throws IOException {
        assertThat(written()).isEmpty();
        assertThat(CatalogueIndex.parse("").entries()).isEmpty();
        CatalogueIndexWriter.main(new String[] {folder.resolve("new").toString()});
        assertThat(folder.resolve("new/index.tsv")).isEmptyFile();
    }

    @Test
    void aNameOfTwoFilesStopsTheBuild() throws IOException {
        Files.writeString(folder.resolve("a.json"), "{\"aliases\": [\"same\", \"B\"]}");
        Files.writeString(folder.resolve("b.json"), "{\"aliases\": [\"SAME\"]}");
        assertThatThrownBy(this::written)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a.json:1:22: error: /aliases/1: \"B\" already names b.json")
                .hasMessageContaining("b.json:1:14: error: /aliases/0: \"SAME\" already names a.json");
    }

    @Test
    void aFileThatIsNotJsonStopsTheBuild() throws IOException {
        Files.writeString(folder.resolve("a.json"), "{");
        assertThatThrownBy(this::written)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a.json:1:2");
    }

    private String written() throws IOException {
        CatalogueIndexWriter.main(new String[] {folder.toString()});
        return Files.readString(folder.resolve("index.tsv"));
    }
}
