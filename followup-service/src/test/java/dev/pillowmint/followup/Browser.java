package dev.pillowmint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Tag;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person with a real Chromium. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Dimension DESK = new Dimension(1280, 900);
  private static final List<String> WCAG_22_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private final ChromeDriver driver;
  private final String base;

  private Browser(RunningService service, ChromeOptions options) {
    base = service.address();
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build(),
            options);
    driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30));
  }

  /** Marks a test that needs Chromium. */
  @Tag("browser")
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Driven {}

  /** Without Chromium the test is left out, unless everything is required. */
  static void require() {
    if (!Files.isExecutable(CHROMIUM) || !Files.isExecutable(DRIVER)) {
      String missing =
          "Chromium is not installed (Debian: apt-get install chromium chromium-driver)";
      assertThat(System.getenv("PILLOWMINT_REQUIRE_ALL")).as(missing).isNotEqualTo("true");
      assumeTrue(false, missing);
    }
  }

  static Browser at(RunningService service, String language, String... more) {
    ChromeOptions options = options(language);
    options.addArguments(more);
    Browser browser = new Browser(service, options);
    browser.driver.manage().window().setSize(DESK);
    return browser;
  }

  static Browser onPhone(RunningService service, String language) {
    ChromeOptions options = options(language);
    options.setExperimentalOption(
        "mobileEmulation",
        Map.of("deviceMetrics", Map.of("width", 390, "height", 844, "pixelRatio", 1.0)));
    return new Browser(service, options);
  }

  static Browser withoutScripts(RunningService service) {
    ChromeOptions options = options("en");
    options.setExperimentalOption(
        "prefs",
        Map.of(
            "intl.accept_languages",
            "en",
            "profile.managed_default_content_settings.javascript",
            2));
    return new Browser(service, options);
  }

  private static ChromeOptions options(String language) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--lang=" + language);
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
    return options;
  }

  Browser open(String path) {
    driver.get(base + path);
    return this;
  }

  Browser logIn(String name) {
    open("/login");
    type("username", name);
    type("password", name);
    press("main button[type=submit]");
    isAt("/");
    return this;
  }

  void type(String field, String text) {
    WebElement element = driver.findElement(By.id(field));
    element.clear();
    element.sendKeys(text);
  }

  void press(String selector) {
    driver.findElement(By.cssSelector(selector)).click();
  }

  void pressNamed(String text) {
    driver.findElements(By.cssSelector("button, a, summary")).stream()
        .filter(e -> e.isDisplayed() && e.getText().strip().startsWith(text))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("Nothing to press says " + text))
        .click();
  }

  /** On whatever has the focus. */
  void key(CharSequence... keys) {
    new WebDriverWait(driver, Duration.ofSeconds(20))
        .until(d -> "complete".equals(driver.executeScript("return document.readyState")));
    driver.switchTo().activeElement().sendKeys(keys);
  }

  void tab() {
    key(Keys.TAB);
  }

  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  /** Waits until the page says all of it. */
  Browser says(String... words) {
    eventually(() -> assertThat(text()).contains(words));
    return this;
  }

  /** Once the page has come. */
  void doesNotSay(String words) {
    assertThat(text()).doesNotContain(words);
  }

  /** Waits until the page that said it is another. */
  void noLongerSays(String words) {
    eventually(() -> assertThat(text()).doesNotContain(words));
  }

  /** Waits until what is there says all of it. */
  void saysIn(String selector, String... words) {
    eventually(() -> assertThat(textOf(selector)).contains(words));
  }

  /** Waits until the page is that one. */
  void isAt(String path) {
    eventually(() -> assertThat(path()).isEqualTo(path));
  }

  /** A click is answered a moment later, by another page. */
  private static void eventually(ThrowingRunnable assertion) {
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptionsInstanceOf(WebDriverException.class)
        .untilAsserted(assertion);
  }

  private String textOf(String selector) {
    return driver.findElement(By.cssSelector(selector)).getText();
  }

  String valueOf(String field) {
    return String.valueOf(driver.findElement(By.id(field)).getDomProperty("value"));
  }

  boolean shows(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream().anyMatch(WebElement::isDisplayed);
  }

  /** The id or the text of what has the focus. */
  String focused() {
    WebElement element = driver.switchTo().activeElement();
    String id = element.getDomAttribute("id");
    return id == null || id.isEmpty() ? element.getText().strip() : id;
  }

  private String path() {
    return String.valueOf(driver.getCurrentUrl()).substring(base.length());
  }

  /** How far the page is wider than the window, in pixels. */
  long overflow() {
    Object wider =
        driver.executeScript(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    return ((Number) Objects.requireNonNull(wider)).longValue();
  }

  /** What a browser complained about, e.g. something that the content security policy forbids. */
  List<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream()
        .filter(e -> !e.getMessage().contains("the server responded with a status of 4"))
        .filter(e -> e.getLevel().intValue() >= Level.WARNING.intValue())
        .map(Object::toString)
        .toList();
  }

  /**
   * No violation of WCAG 2.2 AA on this page, and nothing for which the page is wider than the
   * window.
   */
  Browser check(String name) {
    screenshot(name);
    assertThat(complaints()).as("what Chromium says about %s", name).isEmpty();
    List<Rule> violations = new AxeBuilder().withTags(WCAG_22_AA).analyze(driver).getViolations();
    assertThat(violations)
        .as("accessibility of %s", name)
        .extracting(r -> r.getId() + ": " + r.getNodes().stream().map(n -> n.getHtml()).toList())
        .isEmpty();
    assertThat(overflow()).as("%s is no wider than the window", name).isLessThanOrEqualTo(0);
    // The checker's own complaints are not the page's.
    complaints();
    return this;
  }

  /** All of a page in one picture, for people to look at. */
  Browser wholePage(String name) {
    Dimension window = driver.manage().window().getSize();
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            length("clientWidth"),
            "height",
            length("scrollHeight"),
            "deviceScaleFactor",
            1,
            "mobile",
            false));
    screenshot(name);
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    driver.manage().window().setSize(window);
    return this;
  }

  private Object length(String of) {
    return Objects.requireNonNull(driver.executeScript("return document.documentElement." + of));
  }

  Browser screenshot(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
