package dev.roofline.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.cli.Cli;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be said of a page without a browser. */
class PageTest {
    private static final String PAGE = Cli.run("analyze", "--model", "gpt", "--hw", "a100", "--format", "html")
            .output();

    @Test
    void thePolicyAllowsTheScriptAndTheStylesOfThePageAndNothingElse() throws Exception {
        Matcher policy = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"")
                .matcher(PAGE);
        assertThat(policy.find()).isTrue();
        List<String> hashes = new ArrayList<>();
        for (String element : List.of("style", "script")) {
            Matcher inline = Pattern.compile("(?s)<" + element + ">(.*?)</" + element + ">")
                    .matcher(PAGE);
            while (inline.find()) {
                byte[] hash = MessageDigest.getInstance("SHA-256")
                        .digest(inline.group(1).getBytes(StandardCharsets.UTF_8));
                hashes.add("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
            }
        }
        assertThat(hashes).hasSize(3);
        assertThat(policy.group(1))
                .isEqualTo("default-src 'none'; style-src " + hashes.get(0) + " " + hashes.get(1) + "; script-src "
                        + hashes.get(2) + "; base-uri 'none'; form-action 'none'");
    }

    @Test
    void nothingIsFetched() {
        assertThat(PAGE).doesNotContain(" src=", "@import", "url(", "<link", "<iframe");
        assertThat(PAGE.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
    }

    @Test
    void theSameInputsGiveTheSameBytes() {
        assertThat(Cli.run("analyze", "--model", "gpt", "--hw", "a100", "--format", "html")
                        .output())
                .isEqualTo(PAGE);
    }

    @Test
    void aChartOfTwoThousandDotsAndItsTablesTakeLessThanAMegabyte() {
        String page = Cli.run(
                        "analyze", "--model", "gpt", "--hw", "a100", "--path", "batch=1..1000+1", "--format", "html")
                .output();
        // Once for wide windows and once for narrow ones.
        assertThat(page.split("<g class=\"dot ", -1).length - 1).isEqualTo(2 * 2012);
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(1_000_000);
    }
}
