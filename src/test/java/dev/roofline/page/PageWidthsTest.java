package dev.roofline.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is seen of a page in the window of a computer and on a phone. */
class PageWidthsTest {
    private static final int COMPUTER = 1280;
    private static final int PHONE = 400;

    private static final List<String> COMMANDS = List.of(
            "analyze --model llama-3.1-8b --hw h100",
            "analyze --model llama-3.1-70b --hw h100 --tp 8 --dtype fp8",
            "analyze --model llama-3.1-8b --hw h100 --phase train --tp 2 --dp 4 --batch 8",
            "analyze --model deepseek-v3 --hw h200 --tp 8 --pp 2 --by layer",
            "analyze --model deepseek-v3 --hw h200 --tp 8 --pp 2",
            "analyze --model gpt --hw a100 --path batch=1,8,64",
            "compare --model llama-3.1-8b --hw a100,h100,h200,mi300x,l4,a10,rtx-4090,t4",
            "compare --model llama-3.1-8b --hw a100,h100 --path batch=1..64*2",
            "trends",
            "trends --model gpt --phase decode");

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open(Files.createDirectory(folder.resolve("profile")));
        for (String command : COMMANDS) {
            List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
            arguments.addAll(List.of("-o", page(command).toString()));
            Cli.Result result = Cli.run(arguments.toArray(String[]::new));
            assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        }
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    static Stream<String> commands() {
        return COMMANDS.stream();
    }

    /** Of whole phases, layers and operators, and beside each other. */
    static Stream<String> timed() {
        return COMMANDS.stream().filter(command -> !command.startsWith("trends"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nothingIsCutInTheWindowOfAComputer(String command) {
        show(command, COMPUTER);
        assertThat(number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(COMPUTER);
        assertThat(
                        texts(
                                "return Array.from(document.querySelectorAll('.scroll'))"
                                        + ".filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.textContent.slice(0, 80))"))
                .as("tables wider than their regions")
                .isEmpty();
        assertThat(texts(OUTSIDE)).as("cells outside of the window").isEmpty();
    }

    private static final String OUTSIDE = """
            return Array.from(document.querySelectorAll('th, td, p, dd, li, h1, h2, h3, figure, .filters'))
              .filter((each) => each.getBoundingClientRect().right > innerWidth || each.scrollWidth > each.clientWidth + 1)
              .map((each) => each.textContent.slice(0, 80));
            """;

    @ParameterizedTest
    @MethodSource("timed")
    void boundAndShareStandBesideTheTime(String command) {
        for (int width : List.of(COMPUTER, PHONE)) {
            show(command, width);
            List<String> tables = texts(BESIDE_TIME);
            assertThat(tables).as("tables with a time at %d", width).isNotEmpty();
            assertThat(tables)
                    .as("at %d", width)
                    .allMatch(table -> table.matches("((time-x|speed-up) )?bound( share)? in sight"));
        }
    }

    /** What follows the time up to the share, or to the bound where there is none, and whether all of it is seen unscrolled. */
    private static final String BESIDE_TIME = """
            const name = (heading) => heading.textContent.trim().split(/[^a-z-]/)[0];
            return Array.from(document.querySelectorAll('.scroll')).map((region) => {
              const headings = Array.from(region.querySelectorAll('thead th'));
              const names = headings.map(name);
              const time = names.indexOf('time');
              if (time < 0) return '';
              const last = Math.max(names.indexOf('bound'), names.indexOf('share'));
              const edge = region.getBoundingClientRect().right;
              const cells = [headings[last], ...Array.from(region.querySelectorAll('tbody tr, tfoot tr'), (row) => row.cells[last])];
              const seen = cells.every((cell) => cell.getBoundingClientRect().right <= edge + (innerWidth < 500 ? 25 : 0));
              return names.slice(time + 1, last + 1).join(' ') + (seen ? ' in sight' : ' cut');
            }).filter((each) => each);
            """;

    @ParameterizedTest
    @MethodSource("commands")
    void onAPhoneThePageStandsStillAndTheFirstColumnOfATableStays(String command) {
        show(command, PHONE);
        assertThat(number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(PHONE);
        assertThat(texts(FIRST_COLUMN)).as("first columns that do not stay").isEmpty();
    }

    /** Regions are scrolled to their right end; the first column must stay at the left, leave room, and cover what goes under it. */
    private static final String FIRST_COLUMN = """
            return Array.from(document.querySelectorAll('.scroll')).map((region) => {
              region.scrollLeft = 1e6;
              const frame = region.getBoundingClientRect();
              const cells = Array.from(region.querySelectorAll('tr > :first-child'));
              const still = cells.every((cell) => Math.abs(cell.getBoundingClientRect().left - frame.left) <= 2);
              const narrow = cells.every((cell) => cell.getBoundingClientRect().width <= 0.45 * innerWidth);
              const covering = cells.every((cell) => /^rgb\\(/.test(getComputedStyle(cell).backgroundColor));
              const said = [still ? '' : 'moves', narrow ? '' : 'wide', covering ? '' : 'transparent'].join('');
              return said ? said + ': ' + region.textContent.slice(0, 60) : '';
            }).filter((each) => each);
            """;

    @ParameterizedTest
    @MethodSource("commands")
    void theChartOfEachWidthIsWholeAndItsLettersCanBeRead(String command) {
        for (int width : List.of(COMPUTER, PHONE)) {
            show(command, width);
            assertThat(texts(CHARTS))
                    .as("at %d", width)
                    .containsExactly(width == PHONE ? "roofline-chart narrow" : "roofline-chart");
            assertThat(texts(LETTERS)).as("texts of the chart at %d", width).isEmpty();
            assertThat(browser.count("svg .label")).isPositive();
        }
    }

    private static final String CHARTS = """
            return Array.from(document.querySelectorAll('svg')).filter((each) => each.getClientRects().length > 0)
              .map((each) => each.getAttribute('class'));
            """;

    /** Texts that are cut, that leave the picture, or whose letters are smaller than 11 pixels. */
    private static final String LETTERS = """
            const svg = Array.from(document.querySelectorAll('svg')).find((each) => each.getClientRects().length > 0);
            const frame = svg.getBoundingClientRect();
            const scale = frame.width / svg.viewBox.baseVal.width;
            return Array.from(svg.querySelectorAll('text')).map((text) => {
              const box = text.getBoundingClientRect();
              const size = parseFloat(getComputedStyle(text).fontSize) * scale;
              const within = box.left >= Math.max(0, frame.left) && box.right <= Math.min(innerWidth, frame.right)
                && box.top >= frame.top && box.bottom <= frame.bottom;
              const faults = [/\\u2026/.test(text.textContent) ? 'cut' : '', within ? '' : 'outside', size < 11 ? size + ' px' : ''];
              return faults.join('') ? faults.join(' ') + ': ' + text.textContent : '';
            }).filter((each) => each);
            """;

    @ParameterizedTest
    @MethodSource("timed")
    void everyLabelOfADotSaysItsPhaseAndTheLegendWhatSizesMean(String command) {
        for (int width : List.of(COMPUTER, PHONE)) {
            show(command, width);
            assertThat(texts(
                            "return Array.from(document.querySelectorAll('.dot')).filter((each) => each.querySelector('.label')"
                                    + " && !each.querySelector('.label').textContent.split(/[ ()]/).includes(each.dataset.phase))"
                                    + ".map((each) => each.textContent)"))
                    .as("labels without their phase")
                    .isEmpty();
            assertThat(texts("return Array.from(document.querySelectorAll('svg > g > text'))"
                            + ".filter((each) => each.getClientRects().length > 0).map((each) => each.textContent)"))
                    .containsSubsequence("area: share of its phase's time", "3 % or less", "25 %", "100 %");
        }
    }

    @Test
    void theNarrowChartAnswersAsTheWideOneDoes() {
        show(COMMANDS.get(0), PHONE);
        browser.run("document.querySelector(\"svg.narrow .dot[tabindex='0']\").focus()");
        String said = (String) browser.answer("return document.activeElement.getAttribute('aria-label')");
        assertThat(said).startsWith("prefill, head.logits\n").contains("FLOP/B");
        assertThat(browser.text(".tip")).isEqualTo(said);
        assertThat(browser.count("tr.lit")).isEqualTo(1);
        browser.run("document.querySelector('.filters input').click()");
        assertThat(browser.count("svg.narrow .dot:not(.off)"))
                .isEqualTo(browser.count("svg:not(.narrow) .dot:not(.off)"))
                .isPositive()
                .isLessThan(browser.count("svg.narrow .dot"));
        assertThat(browser.text(".count")).contains(" of " + browser.count("svg.narrow .dot") + " dots");
    }

    @Test
    void aPageIsReadFromTheQuestionDownToWhatItTakesForGranted() {
        show(COMMANDS.get(0), COMPUTER);
        assertThat(texts("return Array.from(document.querySelectorAll('h1, .asked, h2, figure'), (each) =>"
                        + " each.tagName === 'FIGURE' ? 'chart' : each.className || each.textContent)"))
                .containsExactly(
                        "Llama 3.1 8B on NVIDIA H100 SXM5 80GB",
                        "asked",
                        "In short",
                        "chart",
                        "Numbers",
                        "What fits",
                        "What the numbers take for granted");
        assertThat(browser.texts(".verdict strong")).hasSize(3).allMatch(number -> number.matches("[\\d.,]+ (ms|GB)"));
    }

    private static Path page(String command) {
        return folder.resolve(COMMANDS.indexOf(command) + ".html");
    }

    private static void show(String command, int width) {
        browser.medium(width, 900, "screen", "light");
        browser.show(page(command));
    }

    private static long number(String script) {
        return (Long) browser.answer(script);
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(String script) {
        return (List<String>) browser.answer(script);
    }
}
