package dev.roofline.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlaceTest {
    private static Place document(String text) {
        return Place.ofDocument(SourceReader.decode("x.json", text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    /** RFC 6901, section 3: a tilde is ~0 and a slash ~1 in a pointer, in that order. */
    @Test
    void aPointerEscapesWhatDividesIt() {
        Place document = document("{}");
        Place child = new Place(document.source(), document, "a/b~1", -1, 0);
        Place item = new Place(document.source(), child, null, 3, 0);
        assertThat(document.pointer()).isEmpty();
        assertThat(child.pointer()).isEqualTo("/a~1b~01");
        assertThat(item.pointer()).isEqualTo("/a~1b~01/3");
    }

    @Test
    void aSentenceCallsAnItemByTheKeyOfItsList() {
        Place document = document("{}");
        Place child = new Place(document.source(), document, "aliases", -1, 0);
        Place item = new Place(document.source(), child, null, 1, 0);
        assertThat(document.label()).isEqualTo("the document");
        assertThat(item.label()).isEqualTo("aliases[1]");
        assertThat(new Place(document.source(), item, null, 0, 0).label()).isEqualTo("aliases[1][0]");
    }

    @Test
    void linesAndColumnsAreCountedFromOne() {
        Place second = new Place(document("{\n  \"a\": 1}").source(), document("{}"), "a", -1, 4);
        assertThat(second.line()).isEqualTo(2);
        assertThat(second.column()).isEqualTo(3);
    }
}
