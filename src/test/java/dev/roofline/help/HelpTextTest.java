package dev.roofline.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.draw.Screen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of help are as wide as a screen has room for, and stand under each other. */
class HelpTextTest {
    private static final String LONG = "word ".repeat(30).strip();

    private final HelpText text = new HelpText(new Screen(false, false, Screen.LEAST, true, true));

    @Test
    void whatIsSaidOfATermStandsBesideItInEveryLine() {
        text.entry("--term", LONG, 20);
        assertThat(text.text().lines())
                .hasSizeGreaterThan(2)
                .allMatch(line -> line.startsWith("word", 20) && line.length() <= Screen.LEAST);
        assertThat(text.text()).startsWith("  --term            word");
    }

    @Test
    void aTermWithoutRoomForMoreHasALineOfItsOwn() {
        text.entry("--longer-than-that", "said of it", 20);
        assertThat(text.text()).isEqualTo("  --longer-than-that\n" + " ".repeat(20) + "said of it\n");
    }

    @Test
    void paragraphsAreBrokenAnewAndIndentedLinesAreNot() {
        text.body(List.of("word word", LONG, "", "  a   formula", "", "end"));
        assertThat(text.text()).startsWith("word ".repeat(15) + "word\n").contains("\n\n  a   formula\n\nend\n");
    }

    @Test
    void whatIsTypedIsNeverBroken() {
        text.examples(List.of(new HelpExample(LONG, List.of("a  \\", "    b")), new HelpExample("", List.of("c"))));
        assertThat(text.text()).contains("\n  word").endsWith("\n    a  \\\n        b\n  c\n");
    }

    @Test
    void titlesAreBoldWhereAScreenHasColours() {
        HelpText bold = new HelpText(new Screen(false, true, Screen.LEAST, true, true));
        bold.heading("Title");
        assertThat(bold.text()).isEqualTo("\u001B[1mTitle\u001B[0m\n");
    }
}
