package dev.roofline.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.site.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The search of the site as a reader meets it: its script and the index of today's pages, in a page opened from a file. */
class SiteSearchTest {
    private static final String FOUND = "#search-results a";

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open(Files.createDirectory(folder.resolve("profile")));
        Site.write(folder.resolve("site"));
        page = folder.resolve("site/resources/index.html");
        Files.writeString(page, """
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Roofline</title>
                <link rel="stylesheet" href="./css/site.css">
                <script defer="defer" src="./search-index.js"></script><script defer="defer" src="./js/search.js"></script></head>
                <body><div id="breadcrumbs"></div><main id="bodyColumn"><p>Text.</p><h2 id="below">Below</h2></main></body></html>
                """);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void show() {
        browser.show(page);
        browser.console();
    }

    @ParameterizedTest
    @CsvSource({
        "TPOT, words.html#tpot",
        "tpot, words.html#tpot",
        "time to first token, words.html#ttft",
        "--kv-cache, options.html#analyze--kv-cache",
        "kv_rank, model-spec.html#latent-attention",
        "step_latency, hardware-profile.html#links",
        "exit code, exit-codes.html#exit-codes",
        "ridge point, words.html#ridge-point",
        "zero fsdp, words.html#zero",
        "speculative decoding, words.html#speculative-decoding",
        "nvfp4 bits, formats.html#number-formats",
        "virtual-stages, options.html#analyze--virtual-stages"
    })
    void theFirstThingFoundIsWhereItIsSaid(String query, String address) {
        type(query);
        assertThat(addresses().get(0)).as("%s: %s", query, addresses()).isEqualTo(address);
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void whatIsFoundSaysWhereItStandsAndWhatItSays() {
        type("TPOT");
        assertThat(browser.texts(FOUND + " strong").get(0)).startsWith("Words › TPOT");
        assertThat(browser.texts(FOUND + " span").get(0)).contains("mean_step_s");
        assertThat(browser.text("#search-status")).matches("\\d+( or more)? found");
    }

    @Test
    void whatIsNowhereIsSaidNotToBeFound() {
        type("xyzzy");
        assertThat(browser.count(FOUND)).isZero();
        assertThat(browser.text("#search-status")).isEqualTo("nothing found");
        field().clear();
        type(" ");
        assertThat(browser.text("#search-status")).isEmpty();
    }

    @Test
    void aSlashAndTheArrowsAreEnough() {
        new Actions(browser.driver()).sendKeys("/").sendKeys("TPOT").perform();
        assertThat(browser.run("return document.activeElement.type")).isEqualTo("search");
        new Actions(browser.driver()).sendKeys(Keys.ARROW_DOWN).perform();
        assertThat(browser.run("return document.activeElement.getAttribute('href')"))
                .isEqualTo("words.html#tpot");
        new Actions(browser.driver())
                .sendKeys(Keys.ARROW_UP)
                .sendKeys(Keys.ESCAPE)
                .perform();
        assertThat(browser.run("return document.querySelector('#search-results').hidden"))
                .isEqualTo(true);
    }

    @Test
    void theFirstThingFoundIsGoneToByReturn() {
        type("TPOT");
        field().sendKeys(Keys.ENTER);
        assertThat(browser.driver().getCurrentUrl()).endsWith("/words.html#tpot");
    }

    /** Text of pages is text, whatever it looks like. */
    @Test
    void nothingThatIsFoundBecomesMarkup() {
        browser.run(
                "window.searchIndex.push({address: 'x.html#y', title: 'T', heading: '<b>zebra</b>', texts: ['<img src=x>']})");
        // The script has read the index already: it is run once more.
        browser.run(
                "document.querySelector('#search').remove();"
                        + "const again = document.createElement('script'); again.src = './js/search.js'; document.head.append(again);");
        browser.driver().manage().timeouts().implicitlyWait(java.time.Duration.ofSeconds(5));
        type("zebra");
        assertThat(browser.texts(FOUND + " strong")).containsExactly("T › <b>zebra</b>");
        assertThat(browser.count("#search img, #search b")).isZero();
    }

    private static WebElement field() {
        return browser.driver().findElement(By.cssSelector("#search input"));
    }

    private static void type(String query) {
        field().sendKeys(query);
    }

    private static List<String> addresses() {
        @SuppressWarnings("unchecked")
        List<String> found = (List<String>) browser.answer(
                "return Array.from(document.querySelectorAll(arguments[0]), (each) => each.getAttribute('href'))",
                FOUND);
        return found;
    }
}
