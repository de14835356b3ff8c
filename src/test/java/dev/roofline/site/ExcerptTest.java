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
}
