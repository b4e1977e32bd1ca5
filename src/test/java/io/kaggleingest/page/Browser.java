package io.kaggleingest.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person's browser: Debian's Chromium without a window, and what a test wants to know of it. */
final class Browser implements AutoCloseable {

    static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final String service;
    private final ChromeDriver driver;

    private Browser(String service, ChromeDriver driver) {
        this.service = service;
        this.driver = driver;
    }

    static boolean isThere() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    static Browser at(String service) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en");
        LoggingPreferences log = new LoggingPreferences();
        log.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", log);
        ChromeDriver driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        Browser browser = new Browser(service, driver);
        browser.resize(1280, 900);
        return browser;
    }

    Browser open(String path) {
        driver.get(service + path);
        return this;
    }

    String path() {
        return driver.getCurrentUrl().substring(service.length());
    }

    void resize(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    void prefer(String colors) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colors))));
    }

    /** Waits until it is there to be seen. */
    WebElement see(String css) {
        return until(browser -> browser.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
    }

    String read(String css) {
        return see(css).getText();
    }

    boolean shows(String css) {
        return driver.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    }

    /** Waits until its text holds that. */
    void hear(String css, String text) {
        until(browser -> browser.findElements(By.cssSelector(css)).stream()
                .filter(element -> element.getText().contains(text))
                .findFirst()
                .orElse(null));
    }

    <T> T until(Function<ChromeDriver, T> holds) {
        return new WebDriverWait(driver, LIMIT)
                .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
                .until(ignored -> holds.apply(driver));
    }

    void type(String css, CharSequence text) {
        WebElement field = see(css);
        field.clear();
        field.sendKeys(text);
    }

    void click(String css) {
        WebElement element = see(css);
        driver.executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
        element.click();
    }

    /** Sends keys to whatever has the focus, as somebody without a mouse does. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Goes on with the tabulator until the element has the focus; fails if it never gets it. */
    void tabTo(String css) {
        WebElement wanted = see(css);
        for (int steps = 0; steps < 100; steps++) {
            if (driver.switchTo().activeElement().equals(wanted)) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("The tabulator never comes to " + css);
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** What went wrong in it since this was last asked: errors of scripts, refused loads, breaches of the policy. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Hosts other than the service that anything was asked of. */
    List<String> strangers() {
        return resources().stream()
                .map(resource -> (String) resource.get("name"))
                .filter(name ->
                        !name.startsWith(service + "/") && !name.startsWith("data:") && !name.startsWith("blob:"))
                .toList();
    }

    /** Bytes that came over the wire for this page, its own included. */
    long bytes() {
        return resources().stream()
                .mapToLong(resource -> ((Number) resource.get("encodedBodySize")).longValue())
                .sum();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> resources() {
        return (List<Map<String, Object>>) run(
                "return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
                        + ".map(entry => entry.toJSON())");
    }

    /** Serious findings of axe-core. */
    List<String> barriers() {
        Results results = new AxeBuilder().analyze(driver);
        List<String> found = new ArrayList<>();
        for (Rule rule : results.getViolations()) {
            if (List.of("serious", "critical").contains(rule.getImpact())) {
                found.add(rule.getId() + ": " + rule.getHelp() + " at "
                        + rule.getNodes().stream()
                                .map(node -> String.valueOf(node.getTarget()))
                                .toList());
            }
        }
        return found;
    }

    /** The whole page in both sizes and both colors, for somebody to look at. */
    void photograph(String name) {
        for (String colors : List.of("light", "dark")) {
            prefer(colors);
            for (int width : List.of(1280, 390)) {
                String device = width == 390 ? "phone" : "desktop";
                save("%s-%s-%s.png".formatted(name, device, colors), width);
            }
        }
        prefer("light");
        resize(1280, 900);
    }

    private void save(String file, int width) {
        resize(width, 900);
        long height = ((Number) run("return document.documentElement.scrollHeight")).longValue();
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", Math.min(height, 6000), "deviceScaleFactor", 1, "mobile", false));
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(file), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** How much wider than the window the page is. */
    long overhang() {
        return ((Number) run("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .longValue();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
