package dev.roofline.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium, headless: nothing is downloaded, and where it is not installed its tests are skipped. */
final class Browser implements AutoCloseable {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    /** Held, or its level would go with it. */
    private static final Logger VERSIONS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** @param profile an empty folder */
    static Browser open(Path profile) {
        boolean isInstalled = Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
        if (!isInstalled) {
            // A skipped test says nothing on its own in the build's output.
            System.err.println("note: the tests of the page in a browser are skipped: " + BROWSER + " and " + DRIVER
                    + " are not installed (Debian's packages chromium and chromium-driver)");
        }
        assumeTrue(isInstalled, "Chromium and its driver are installed");
        // It says at every start that it knows no typed commands of this browser's version; the untyped ones are used.
        VERSIONS.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--window-size=1280,1000",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Opens a file and waits until it is loaded. */
    void show(Path file) {
        driver.get(file.toUri().toString());
    }

    @Nullable
    Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    /** What a script returns, where it returns something. */
    Object answer(String script, Object... arguments) {
        return Objects.requireNonNull(run(script, arguments));
    }

    long count(String selector) {
        return (Long) answer("return document.querySelectorAll(arguments[0]).length", selector);
    }

    String text(String selector) {
        return (String) answer("return document.querySelector(arguments[0]).textContent", selector);
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String selector) {
        return (List<String>) answer(
                "return Array.from(document.querySelectorAll(arguments[0]), (each) => each.textContent.trim())",
                selector);
    }

    /** What the page wrote on the console, errors of loading and of policy included, since the last time. */
    List<String> console() {
        List<String> lines = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            lines.add(entry.getLevel() + " " + entry.getMessage());
        }
        return lines;
    }

    /** What a page is shown on: a width in CSS pixels, narrower than a window can be, and a reader's choice. */
    void medium(int width, int height, String media, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", media, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void screen() {
        medium(1280, 1000, "screen", "light");
    }

    @Override
    public void close() {
        driver.quit();
    }
}
