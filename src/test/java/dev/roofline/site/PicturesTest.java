package dev.roofline.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Golden;
import dev.roofline.cli.Cli;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures of the pages are drawn by the tool, by the command that stands under each. */
@Tag(Golden.TAG)
class PicturesTest {
    private static final Pattern PICTURE =
            Pattern.compile("!\\[[^\\]]{20,}\\]\\(([^)]+)\\)\\s+\\*Drawn by\\s+`(roofline [^`]+ --format svg)`");

    @Test
    void everyPictureIsWhatItsCommandDrawsToday() {
        List<String> drawn = new ArrayList<>();
        for (Path page : Pages.all()) {
            String text = String.join("\n", Pages.lines(page));
            Matcher picture = PICTURE.matcher(text);
            int pictures = 0;
            while (picture.find()) {
                Cli.Result result =
                        CommandLine.of(picture.group(2).replaceAll("\\s+", " ")).run();
                assertThat(result.errorOutput()).as(picture.group(2)).isEmpty();
                Path folder = Objects.requireNonNullElse(page.getParent(), Path.of(""));
                Golden.compare(folder.resolve(picture.group(1)), result.output());
                drawn.add(folder.resolve(picture.group(1)).getFileName().toString());
                pictures++;
            }
            assertThat(pictures).as("%s", page).isEqualTo(text.split("!\\[", -1).length - 1);
        }
        assertThat(drawn).contains("roofline.svg");
        Golden.allowOnly(Pages.SITE.resolve("images"), drawn);
    }
}
