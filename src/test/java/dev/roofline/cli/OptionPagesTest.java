package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Golden;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pages that are written from the options say what the options say today. */
@Tag(Golden.TAG)
class OptionPagesTest {
    /** A long name at the beginning of a line of help, after a short one or none. */
    private static final Pattern HELP = Pattern.compile("(?m)^ +(?:-\\w, +)?(--[a-z-]+)");

    private static final Path SITE = Path.of("src/site/markdown");
    private static final Path PACKAGING = Path.of("src/main/packaging");

    @Test
    void thePageOfOptionsHasThoseOfEveryCommand() throws IOException {
        Golden.compare(SITE.resolve("options.md"), OptionsPage.page());
        String page = Files.readString(SITE.resolve("options.md"));
        int named = 0;
        for (Subcommand subcommand : Subcommand.values()) {
            Matcher option = HELP.matcher(Cli.run(subcommand.label(), "--help").output());
            while (option.find()) {
                assertThat(page).contains("`" + option.group(1) + "`");
                named++;
            }
        }
        assertThat(named).isGreaterThan(100);
    }

    @Test
    void thePageOfExitCodesHasEachOfThem() throws IOException, IllegalAccessException {
        String page = Files.readString(SITE.resolve("exit-codes.md"));
        int codes = 0;
        for (Field code : ExitCode.class.getDeclaredFields()) {
            if (code.getType() == int.class) {
                assertThat(page).contains("\n| " + code.getInt(null) + " | ");
                codes++;
            }
        }
        assertThat(codes).isGreaterThan(3);
    }

    @Test
    void theManualHasEveryOptionOnce() {
        Golden.compare(PACKAGING.resolve("roofline.1"), Manual.page());
    }

    @Test
    void theManualHoldsNoTextThatRoffTakesForARequest() {
        List<String> requests = List.of(".TH ", ".SH ", ".SS ", ".TP", ".B ", ".br");
        assertThat(Manual.page().lines())
                .allSatisfy(line -> assertThat(line.startsWith(".") || line.startsWith("'"))
                        .as(line)
                        .isEqualTo(requests.stream().anyMatch(line::startsWith)));
        assertThat(Manual.page()).contains("\\fB\\-\\-kv\\-cache\\fR \\fIFORMAT\\fR\n");
    }
}
