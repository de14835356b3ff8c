package dev.roofline.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteWriterTest {
    private static final List<String> PAGE = List.of(
            "<!-- written -->",
            "# A *title* with `code`",
            "",
            "Two lines of",
            "[one](other.md) paragraph.",
            "",
            "## MFU, HFU / MBU",
            "",
            "- an entry",
            "  that goes on",
            "- another",
            "",
            "```console",
            "$ roofline show a100",
            "# not a heading",
            "```",
            "",
            "## MFU, HFU / MBU",
            "",
            "| a | b |",
            "| --- | --- |",
            "| <a id=\"--x\"></a>`--x` | `A\\|B<C>` and `D` |",
            "| kv\\_cache | 2 x \"y\" |");

    @TempDir
    private Path folder;

    private Path source;

    @BeforeEach
    void write() throws IOException {
        source = folder.resolve("source");
        Files.createDirectories(source.resolve("markdown/images"));
        Files.writeString(source.resolve("markdown/images/x.svg"), "<svg/>");
        Files.createDirectories(source.resolve("resources/js"));
        Files.writeString(source.resolve("resources/js/a.js"), "1");
        Files.writeString(source.resolve("site.xml"), "<site/>");
        Files.write(source.resolve("markdown/some-page.md"), PAGE);
        SiteWriter.write(source, folder.resolve("target"));
    }

    @Test
    void anchorsAreThoseOfTheRepositorysOwnPages() {
        assertThat(SiteWriter.anchors(PAGE))
                .containsExactly("a-title-with-code", "mfu-hfu--mbu", "mfu-hfu--mbu-1", "--x");
    }

    @Test
    void headingsGetTheirAnchorsAndCodeDoesNot() throws IOException {
        List<String> written = Files.readAllLines(folder.resolve("target/markdown/some-page.md"));
        assertThat(written)
                .hasSameSizeAs(PAGE)
                .contains("# <a id=\"a-title-with-code\"></a>A *title* with `code`", "# not a heading")
                .contains("## <a id=\"mfu-hfu--mbu-1\"></a>MFU, HFU / MBU");
    }

    @Test
    void barsInCodeOfATableAreBars() throws IOException {
        assertThat(Files.readAllLines(folder.resolve("target/markdown/some-page.md")))
                .contains("| <a id=\"--x\"></a>`--x` | <code>A&#124;B&lt;C&gt;</code> and `D` |");
    }

    @Test
    void picturesAndScriptsGoWhereTheSiteLooksForThem() {
        assertThat(folder.resolve("target/resources/images/x.svg")).hasContent("<svg/>");
        assertThat(folder.resolve("target/resources/js/a.js")).hasContent("1");
        assertThat(folder.resolve("target/site.xml")).hasContent("<site/>");
    }

    @Test
    void aPageIsFoundByPartsOfWhatAReaderSees() {
        List<SiteWriter.Part> parts = SiteWriter.parts("some-page.html", PAGE);
        assertThat(parts)
                .extracting(SiteWriter.Part::anchor)
                .containsExactly("a-title-with-code", "mfu-hfu--mbu", "mfu-hfu--mbu-1", "--x");
        assertThat(parts).extracting(SiteWriter.Part::title).containsOnly("A title with code");
        assertThat(parts.get(0).texts()).containsExactly("Two lines of one paragraph.");
        assertThat(parts.get(1).texts()).containsExactly("an entry that goes on", "another", "roofline show a100");
        assertThat(parts.get(2).texts()).containsExactly("a – b", "kv_cache – 2 x \"y\"");
        assertThat(parts.get(3))
                .isEqualTo(new SiteWriter.Part(
                        "some-page.html", "--x", "A title with code", "--x", List.of("--x – A|B<C> and D")));
    }

    @Test
    void theIndexIsAScriptWhateverPagesHold() throws IOException {
        assertThat(folder.resolve("target/resources/search-index.js"))
                .content()
                .startsWith("window.searchIndex = [\n{\"address\": \"some-page.html#a-title-with-code\", ")
                .contains("\"texts\": [\"a – b\", \"kv_cache – 2 x \\\"y\\\"\"]")
                .contains("A|B\\u003cC> and D")
                .endsWith("]},\n];\n")
                .doesNotContain("<");
    }
}
