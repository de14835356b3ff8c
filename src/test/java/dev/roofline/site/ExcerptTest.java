package dev.roofline.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static final List<String> PRINTED = List.of("# head", "", "row a   1", "row b   2", "total   3");

    @Test
    void allIsShownWhereNothingIsSaidToBeLeftOut() {
        assertThat(Excerpt.of(List.of("row a   1"), PRINTED)).isEqualTo(PRINTED);
    }

    @Test
    void marksStandWhereLinesAreLeftOutAndNowhereElse() {
        assertThat(Excerpt.of(List.of("...", "row a   1", "...", "total   3"), PRINTED))
                .containsExactly("...", "row a   1", "...", "total   3");
        assertThat(Excerpt.of(List.of("row b   2", "...", "total   3"), PRINTED))
                .containsExactly("...", "row b   2", "total   3");
        assertThat(Excerpt.of(List.of("# head", "row a   1", "..."), PRINTED))
                .containsExactly("# head", "...", "row a   1", "...");
    }

    @Test
    void aLineWhoseNumbersChangedIsFoundByHowItBegins() {
        assertThat(Excerpt.of(List.of("...", "row b 7", "total  <0.1"), PRINTED))
                .containsExactly("...", "row b   2", "total   3");
    }

    @Test
    void aLineThatIsGoneIsNamed() {
        assertThatThrownBy(() -> Excerpt.of(List.of("...", "row c   2"), PRINTED))
                .hasMessageContaining("row c   2");
    }

    @Test
    void linesKeepTheirOrder() {
        assertThatThrownBy(() -> Excerpt.of(List.of("...", "total   3", "row a   1"), PRINTED))
                .hasMessageContaining("row a   1");
    }

    @Test
    void aSentenceThatAScreenBreaksIsShownWhole() {
        List<String> printed = List.of("decode: 4 ms a", "  token", "memory: 3 GB of", "  80 GB", "rest");
        assertThat(Excerpt.of(List.of("decode: 5 ms", "  a", "  token", "..."), printed))
                .containsExactly("decode: 4 ms a", "  token", "...");
        assertThat(Excerpt.of(List.of("...", "memory: 7", "..."), printed))
                .containsExactly("...", "memory: 3 GB of", "  80 GB", "...");
    }

    @Test
    void keysOfAnObjectAreLinesOfTheirOwn() {
        List<String> printed = List.of("{", "  \"a\" : 1,", "  \"b\" : 2", "}");
        assertThat(Excerpt.of(List.of("{", "...", "  \"b\" : 2", "}"), printed))
                .containsExactly("{", "...", "  \"b\" : 2", "}");
    }
}
