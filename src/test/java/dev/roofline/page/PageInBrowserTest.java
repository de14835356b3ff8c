package dev.roofline.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roofline.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Pages as a person meets them: opened from a file, looked at, sorted, filtered, gone through by keys, printed. */
class PageInBrowserTest {
    /** Of the chart for wide windows: the one for narrow windows has them once more. */
    private static final String DOTS = ".roofline-chart:not(.narrow) .dot";

    private static final String[] GPT = {"analyze", "--model", "gpt", "--hw", "a100"};

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open(Files.createDirectory(folder.resolve("profile")));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void clear() {
        browser.screen();
        browser.console();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze --model gpt --hw a100",
                "analyze --model t5 --hw tpu-v5e --by layer --path batch=1,8",
                "compare --model llama-3.1-8b --hw a100,h100 --what-if weights=int4",
                "compare --model bert,gpt --hw gold-6242",
                "trends",
                "trends --series paper --by point",
                "trends --model gpt --phase decode",
                "analyze --model mixtral-8x7b --hw h100 --phase train --tp 2 --dp 4 --ep 4 --batch 8 --zero 1",
                "compare --model gpt --hw a100,h100 --phase train",
                "analyze --model gpt --hw a100 --generate 8 --prefill-hw h100"
            })
    void opensFromAFileWithoutAWordOnTheConsole(String command) {
        show(command.split(" "));
        assertThat(browser.count(DOTS)).isPositive();
        assertThat(browser.count("tbody tr")).isPositive();
        assertThat(browser.count("thead th button")).isPositive();
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void drawsADotForEveryRowThatComputesAndMovesAndARowForEveryOperator() throws IOException {
        JsonNode report = json(GPT);
        show(GPT);
        int rows = 0;
        int dots = 0;
        for (JsonNode row : report.get("rows")) {
            rows++;
            dots += row.get("flops").asDouble() > 0
                            && row.get("bytes").asDouble() > 0
                            && row.get("time_s").asDouble() > 0
                    ? 1
                    : 0;
        }
        assertThat(browser.count("tbody tr")).isEqualTo(rows);
        assertThat(browser.count("tfoot tr")).isEqualTo(2);
        // The embedding of tokens has a few operations of its own, none of them with bytes of its own.
        assertThat(browser.count(DOTS)).isEqualTo(dots);
        assertThat(browser.text(".count")).isEqualTo(rows + " of " + rows + " rows, " + dots + " of " + dots + " dots");
    }

    @Test
    void sortsByNumbersAndByNamesAndGivesTheFirstOrderBack() {
        show(GPT);
        List<String> first = browser.texts("#tables .part:nth-of-type(1) tbody th");
        WebElement work = heading(1, "work");
        work.click();
        assertThat(sorted(1, 7)).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(browser.texts("#tables .part:nth-of-type(1) tbody th").get(0))
                .isEqualTo("decoder.ffn.up");
        assertThat(work.findElement(By.xpath("..")).getAttribute("aria-sort")).isEqualTo("descending");
        work.click();
        assertThat(sorted(1, 7)).isSorted();
        assertThat(work.findElement(By.xpath("..")).getAttribute("aria-sort")).isEqualTo("ascending");
        work.click();
        assertThat(browser.texts("#tables .part:nth-of-type(1) tbody th")).isEqualTo(first);
        heading(1, "operator").click();
        assertThat(browser.texts("#tables .part:nth-of-type(1) tbody th")).isSorted();
        // The sum stays below whatever is sorted.
        assertThat(browser.texts("#tables .part:nth-of-type(1) tfoot th")).containsExactly("total");
    }

    /** Years of times from seconds to microseconds, each with its own prefix. */
    @Test
    void sortsQuantitiesByWhatTheirPrefixesMean() throws IOException {
        show("trends", "--model", "gpt", "--phase", "decode");
        heading(1, "time").click();
        List<String> machines = browser.texts("#tables tbody td:nth-child(2)");
        List<JsonNode> rows = new ArrayList<>();
        json("trends", "--model", "gpt", "--phase", "decode").forEach(rows::add);
        rows.sort(Comparator.comparingDouble((JsonNode row) -> row.get("time_s").asDouble())
                .reversed());
        // Times that print alike keep their order.
        List<String> times = browser.texts("#tables tbody td:nth-child(9)");
        for (int i = 0; i < machines.size(); i++) {
            if (times.stream().filter(times.get(i)::equals).count() == 1) {
                assertThat(machines.get(i))
                        .isEqualTo(rows.get(i).get("hardware").asText());
            }
        }
    }

    @Test
    void filtersDotsAndRowsByPhaseAndByGroup() {
        show(GPT);
        long dots = browser.count(DOTS);
        box("decode").click();
        assertThat(visible("svg .dot"))
                .isEqualTo(visible("svg .dot[data-phase=prefill]"))
                .isLessThan(dots);
        assertThat(visible("#tables .part")).isEqualTo(1);
        assertThat(browser.text(".count")).startsWith("16 of 32 rows, ");
        box("ffn").click();
        assertThat(visible("#tables tbody tr[data-group=ffn]")).isZero();
        assertThat(visible("svg .dot[data-group=ffn]")).isZero();
        assertThat(visible("#tables tbody tr")).isEqualTo(14);
        assertThat(browser.texts("tfoot th").get(0)).isEqualTo("total, all groups");
        box("decode").click();
        box("ffn").click();
        assertThat(visible("svg .dot")).isEqualTo(dots);
        assertThat(browser.texts("tfoot th").get(0)).isEqualTo("total");
        assertThat(browser.text(".count")).startsWith("32 of 32 rows, ");
    }

    @Test
    void aPointerOverADotTellsItsNumbersAndLightsItsRow() {
        show(GPT);
        List<WebElement> dots =
                browser.driver().findElements(By.cssSelector(DOTS + "[data-phase=prefill][data-group=attention]"));
        assertThat(dots).hasSize(1);
        new Actions(browser.driver())
                .moveToElement(dots.get(0).findElement(By.cssSelector(".mark")))
                .perform();
        assertThat(browser.text(".tip"))
                .startsWith("prefill, decoder.attention.kernel, layers 0-11\n4.841 GFLOP, 37.75 MB, 128.3 FLOP/B\n")
                .contains("18.51 µs")
                .contains("memory-bound");
        assertThat(browser.run("return document.querySelector('.tip').hidden")).isEqualTo(false);
        List<String> lit = browser.texts("tr.lit > *");
        assertThat(lit).startsWith("decoder.attention.kernel", "18.51").contains("0-11", "4.841", "37.75", "128.3");
        new Actions(browser.driver())
                .moveToElement(browser.driver().findElement(By.tagName("h1")))
                .perform();
        assertThat(browser.run("return document.querySelector('.tip').hidden")).isEqualTo(true);
        assertThat(browser.count("tr.lit")).isZero();
    }

    /** Every dot's row names the operator that the dot names, in the phase that it names. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze --model gpt --hw a100",
                "analyze --model t5 --hw h100 --by group --path batch=1,8",
                "compare --model gpt --hw a100,h100",
                "compare --model gpt --hw a100 --what-if batch=8 --path context=64,512",
                "compare --model bert,gpt --hw gold-6242",
                "analyze --model llama-3.1-8b --hw h100 --phase train --tp 2 --batch 2 --recompute full",
                "analyze --model llama-3.1-8b --hw h100 --generate 8 --draft llama-3.2-1b --acceptance 0.7"
            })
    void everyDotKnowsTheRowThatTellsOfIt(String command) {
        show(command.split(" "));
        @SuppressWarnings("unchecked")
        List<List<String>> pairs =
                (List<List<String>>) browser.answer("const rows = document.querySelectorAll('tbody tr, tfoot tr');"
                        + "return Array.from(document.querySelectorAll('svg .dot[data-row]'), (dot) => {"
                        + "const row = rows[Number(dot.dataset.row)];"
                        + "return [dot.getAttribute('aria-label'), row.closest('.part').dataset.phase,"
                        + "  Array.from(row.cells, (cell) => cell.textContent.trim()).join(' | ')];})");
        assertThat(pairs).isNotEmpty();
        for (List<String> pair : pairs) {
            String[] lines = pair.get(0).split("\n", 0);
            assertThat(lines[0]).as("%s", pair).contains(pair.get(1));
            String name = pair.get(2).substring(0, pair.get(2).indexOf(" | "));
            boolean named = lines[0].contains(name);
            // A row of a path begins with a size, which the dot has after the word for it.
            assertThat(named || lines[0].contains(" " + name.replace(",", "") + ":"))
                    .as("%s", pair)
                    .isTrue();
        }
        if (command.startsWith("analyze")) {
            for (List<String> pair : pairs) {
                String flops = pair.get(0).split("\n", 0)[1].split(" ", 0)[0];
                // Four digits of the same number, in the unit of the column or in its own.
                assertThat(pair.get(2).replace(".", ""))
                        .as("%s", pair)
                        .contains(flops.replace(".", "").replaceAll("0+$", ""));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trends --series paper --by point", "trends --model gpt --phase decode --project 2030"})
    void dotsOfYearsKnowTheirRowsToo(String command) {
        show(command.split(" "));
        @SuppressWarnings("unchecked")
        List<List<String>> pairs =
                (List<List<String>>) browser.answer("const rows = document.querySelectorAll('tbody tr');"
                        + "return Array.from(document.querySelectorAll('svg .dot[data-row]'), (dot) =>"
                        + " [dot.getAttribute('aria-label'), rows[Number(dot.dataset.row)].textContent])");
        assertThat(pairs).hasSizeGreaterThan(50);
        for (List<String> pair : pairs) {
            // A point is named with its date; a machine of a year by its release, of which the row has the year.
            String name = pair.get(0).split("\n", 0)[0];
            String year = name.replaceAll(".*, ((19|20)[0-9]{2}).*|.*", "$1");
            assertThat(pair.get(1)).as("%s", pair).contains(year);
            if (command.contains("point")) {
                assertThat(pair.get(1)).contains(name.substring(0, name.lastIndexOf(", ")));
            }
        }
    }

    @Test
    void theKeyboardGoesFromDotToDotAndShowsWhatAPointerShows() {
        show(GPT);
        assertThat(browser.count(DOTS + "[tabindex='0']")).isEqualTo(1);
        browser.run("document.querySelector(\"svg .dot[tabindex='0']\").focus()");
        List<String> said = new ArrayList<>();
        for (int i = 0; i < browser.count(DOTS); i++) {
            assertThat(browser.run("return document.querySelector('.tip').hidden"))
                    .isEqualTo(false);
            String name = (String) browser.run("return document.activeElement.getAttribute('aria-label')");
            assertThat(browser.text(".tip")).isEqualTo(name);
            assertThat(browser.count("tr.lit")).isEqualTo(1);
            said.add(name);
            new Actions(browser.driver()).sendKeys(Keys.ARROW_RIGHT).perform();
        }
        assertThat(said).doesNotHaveDuplicates();
        new Actions(browser.driver()).sendKeys(Keys.ESCAPE).perform();
        assertThat(browser.run("return document.querySelector('.tip').hidden")).isEqualTo(true);
    }

    @Test
    void sortingAndFilteringWorkByKeyboard() {
        show(GPT);
        browser.run("document.querySelector('thead th:nth-child(7) button').focus()");
        new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();
        assertThat(sorted(1, 7)).isSortedAccordingTo(Comparator.reverseOrder());
        browser.run("document.querySelector('.filters input').focus()");
        new Actions(browser.driver()).sendKeys(Keys.SPACE).perform();
        assertThat(visible("#tables .part")).isEqualTo(1);
    }

    @Test
    void whatIsLaidOutForEyesIsNamedForEars() {
        show(GPT);
        assertThat(browser.run("return document.documentElement.lang")).isEqualTo("en");
        assertThat(browser.count("h1")).isEqualTo(1);
        assertThat(browser.count("table:not([aria-labelledby])")).isZero();
        assertThat(browser.count("thead th:not([scope=col]), tbody tr > th:not([scope=row])"))
                .isZero();
        assertThat(browser.count(".filters fieldset > legend")).isEqualTo(2);
        assertThat(browser.count(".filters label > input[type=checkbox]")).isEqualTo(8);
        assertThat(browser.count("[role=status]")).isEqualTo(1);
        assertThat(browser.count(".scroll[tabindex='0'][role=region][aria-labelledby]"))
                .isEqualTo(2);
        assertThat(browser.count(DOTS + "[role=img][aria-label]")).isEqualTo(browser.count(DOTS));
        assertThat(
                        browser.run(
                                "return Array.from(document.querySelectorAll('[aria-labelledby]')).every((each) =>"
                                        + " each.getAttribute('aria-labelledby').split(' ').every((id) => document.getElementById(id)))"))
                .isEqualTo(true);
    }

    /** WCAG 2.1: 4.5 to 1 for text, on whatever colour is behind it. */
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textKeepsItsContrastInBothSchemes(String scheme) {
        browser.medium(1280, 1000, "screen", scheme);
        show(
                "compare",
                "--model",
                "llama-3.1-8b,llama-3.2-1b",
                "--hw",
                "a100,h100,mi300x,v100-sxm2-16gb",
                "--what-if",
                "weights=int4");
        String paper = (String) browser.run("return getComputedStyle(document.body).backgroundColor");
        assertThat(paper).isEqualTo(scheme.equals("light") ? "rgb(255, 255, 255)" : "rgb(13, 17, 23)");
        assertThat(browser.count("td[class^=fast]")).isPositive();
        assertThat(browser.count("td[class^=slow]")).isPositive();
        @SuppressWarnings("unchecked")
        List<String> faint = (List<String>) browser.run(CONTRAST);
        assertThat(faint).isEmpty();
        assertThat(browser.console()).isEmpty();
    }

    private static final String CONTRAST = """
            const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
            const rgb = (colour) => {
              canvas.clearRect(0, 0, 1, 1);
              canvas.fillStyle = colour;
              canvas.fillRect(0, 0, 1, 1);
              return Array.from(canvas.getImageData(0, 0, 1, 1).data);
            };
            const behind = (element) => {
              for (let at = element; at; at = at.parentElement) {
                const colour = rgb(getComputedStyle(at).backgroundColor);
                if (colour[3] === 255) return colour;
              }
              return [255, 255, 255, 255];
            };
            const light = (colour) => {
              const part = colour.slice(0, 3).map((each) => each / 255)
                .map((each) => each <= 0.04045 ? each / 12.92 : Math.pow((each + 0.055) / 1.055, 2.4));
              return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
            };
            const found = [];
            let looked = 0;
            for (const element of document.querySelectorAll('h1,h2,h3,p,th,td,dt,dd,li,label,legend,button,svg text')) {
              if (!element.textContent.trim()) continue;
              const style = getComputedStyle(element);
              const ink = light(rgb(element.closest('svg') ? style.fill : style.color));
              const ground = light(behind(element));
              const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
              looked++;
              if (contrast < 4.5) found.push(contrast.toFixed(2) + ' ' + element.tagName + ' ' + element.textContent.slice(0, 40));
            }
            if (looked < 100) found.push('only ' + looked + ' texts were looked at');
            return found;
            """;

    @ParameterizedTest
    @ValueSource(ints = {1280, 400, 320})
    void noPageIsWiderThanItsWindow(int width) {
        for (String command : List.of(
                "analyze --model gpt --hw a100",
                "compare --model llama-3.1-8b --hw a100,h100 --what-if weights=int4",
                "trends",
                "trends --model gpt",
                "analyze --model gpt-3 --hw a100 --phase train --tp 8 --pp 4 --batch 8")) {
            show(command.split(" "));
            browser.medium(width, 900, "screen", "light");
            assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                    .as("%s at %d", command, width)
                    .isLessThanOrEqualTo(width);
            browser.screen();
        }
    }

    @Test
    void printsOnWhiteWithEveryRowAndNoControls() {
        show(GPT);
        box("decode").click();
        browser.medium(1280, 1000, "print", "dark");
        assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(browser.run("return getComputedStyle(document.querySelector('.filters')).display"))
                .isEqualTo("none");
        assertThat(visible("#tables .part")).isEqualTo(2);
        assertThat(visible("#tables tbody tr")).isEqualTo(32);
        assertThat(visible("svg .dot")).isEqualTo(browser.count(DOTS));
        assertThat(browser.run("return getComputedStyle(document.querySelector('.scroll')).overflowX"))
                .isEqualTo("visible");
        // The sum stands once, after the last row, and not at the end of every page.
        assertThat(browser.run("return getComputedStyle(document.querySelector('tfoot')).display"))
                .isEqualTo("table-row-group");
        browser.run("dispatchEvent(new Event('beforeprint'))");
        assertThat(browser.count("thead button")).isZero();
        assertThat(browser.texts("thead th")).startsWith("operator", "time µs", "bound", "share %", "layers");
        browser.run("dispatchEvent(new Event('afterprint'))");
        assertThat(browser.count("thead button")).isEqualTo(browser.count("thead th"));
        Object pdf =
                browser.driver().executeCdpCommand("Page.printToPDF", Map.of()).get("data");
        assertThat(String.valueOf(pdf)).hasSizeGreaterThan(10_000);
    }

    @Test
    void canBeReadWithoutItsScript() throws IOException {
        String page = Cli.run(with(GPT, "--format", "html")).output();
        Path file = folder.resolve("no-script.html");
        Files.writeString(file, page.replaceAll("(?s)<script>.*?</script>", ""));
        browser.show(file);
        assertThat(browser.count(DOTS + " > title")).isEqualTo(browser.count(DOTS));
        assertThat(visible("#tables tbody tr")).isEqualTo(32);
        assertThat(browser.count("button, input")).isZero();
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void namesOfHostileFilesDoNothing() throws IOException {
        String name =
                "</script></title></style><script>document.title='run'</script><img src=x onerror=\\\"document.title='run'\\\">"
                        + "\\\" onmouseover=\\\"document.title='run'\\\" '&lt;";
        String spec = Files.readString(Path.of("model-specs/gpt2.json"))
                .replace("\"name\": \"GPT-2 small\"", "\"name\": \"" + name + "\"");
        Path model = folder.resolve("hostile.json");
        Files.writeString(model, spec);
        Path machine = folder.resolve("machine.json");
        Files.writeString(
                machine,
                Files.readString(Path.of("hardware-profiles/a100-sxm-80gb.json"))
                        .replace("NVIDIA A100 SXM4 80GB", name)
                        .replace(
                                "\"level\": \"HBM2e\"",
                                "\"level\": \"HBM</text></svg><script>document.title='run'</script>\""));
        show("analyze", "--model", model.toString(), "--hw", machine.toString());
        String title = browser.driver().getTitle();
        assertThat(title).contains("</script></title>");
        assertThat(browser.count("script")).isEqualTo(1);
        assertThat(browser.count("img, [onmouseover], [onerror]")).isZero();
        assertThat(browser.count("thead th button")).isPositive();
        assertThat(browser.text("h1")).contains("<img src=x onerror=");
        WebElement dot = browser.driver().findElement(By.cssSelector("svg .dot .mark"));
        new Actions(browser.driver()).moveToElement(dot).perform();
        assertThat(browser.driver().getTitle()).isEqualTo(title);
        assertThat(browser.console()).isEmpty();
    }

    private static void show(String... command) {
        Path file = folder.resolve("page.html");
        Cli.Result result = Cli.run(with(command, "-o", file.toString()));
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        browser.show(file);
    }

    private static JsonNode json(String... command) throws IOException {
        return new ObjectMapper()
                .readTree(Cli.run(with(command, "--format", "json")).output());
    }

    private static String[] with(String[] command, String... more) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static WebElement heading(int table, String text) {
        return browser.driver()
                .findElement(By.xpath(
                        "(//table)[" + table + "]//thead//button[starts-with(normalize-space(.), '" + text + "')]"));
    }

    private static WebElement box(String label) {
        return browser.driver().findElement(By.xpath("//label[normalize-space(.)='" + label + "']/input"));
    }

    private static List<Double> sorted(int table, int column) {
        List<Double> values = new ArrayList<>();
        for (String text :
                browser.texts("#tables .part:nth-of-type(" + table + ") tbody td:nth-child(" + column + ")")) {
            values.add(Double.parseDouble(text));
        }
        return values;
    }

    private static long visible(String selector) {
        return (Long) browser.answer(
                "return Array.from(document.querySelectorAll(arguments[0])).filter((each) => each.getClientRects().length > 0).length",
                selector);
    }
}
