package dev.roofline.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a file of help says is what its pages hold. */
class HelpPagesTest {
    @Test
    void aPageHasFactsTextAndExamples() {
        List<HelpPage> pages = HelpPages.of(List.of(
                "# first",
                "title: A title: with a colon",
                "names: one, two words",
                "",
                "A paragraph: of",
                "two lines.",
                "",
                "  as it is",
                "",
                "? A question?",
                "$ roofline list \\",
                "    models",
                "$ roofline trends",
                "",
                "# second",
                "? Another?",
                "$ roofline show a100"));
        assertThat(pages).extracting(HelpPage::name).containsExactly("first", "second");
        HelpPage first = pages.get(0);
        assertThat(first.fact("title")).isEqualTo("A title: with a colon");
        assertThat(first.fact("usage")).isEmpty();
        assertThat(first.parts("names")).containsExactly("one", "two words");
        assertThat(first.parts("options")).isEmpty();
        assertThat(first.text()).containsExactly("A paragraph: of", "two lines.", "", "  as it is");
        assertThat(first.examples()).extracting(HelpExample::question).containsExactly("A question?", "");
        assertThat(first.examples().get(0).command()).isEqualTo("roofline list models");
        assertThat(pages.get(1).text()).isEmpty();
    }

    @Test
    void aCommandWithoutAPageIsAFaultOfTheBuild() {
        assertThatThrownBy(() -> HelpPages.command("none-such"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none-such");
    }
}
