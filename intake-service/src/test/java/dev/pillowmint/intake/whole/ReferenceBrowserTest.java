package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A publisher's engineer reads the page in a real Chromium; its policy lets no script run. */
@Tag("stack")
@Tag("browser")
class ReferenceBrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final List<String> WCAG_22_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final String TYPE = "[id='fee.charged'] summary";

  @BeforeAll
  static void requireChromium() {
    boolean installed = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    if (!Boolean.parseBoolean(System.getenv("PILLOWMINT_REQUIRE_ALL"))) {
      assumeTrue(installed, "Chromium is not installed");
    }
    assertThat(installed).as("Chromium is installed").isTrue();
  }

  @Test
  void shouldBeReadableForEverybody() throws IOException {
    ChromeDriver browser = browser(1280);
    try {
      open(browser);
      browser.findElement(By.cssSelector("article summary")).click();
      browser.findElement(By.cssSelector(TYPE)).click();

      check(browser, "reference");
      assertThat(browser.findElement(By.id("fee.charged")).getText())
          .contains("fee.charged Fee charged", "deliberate-choice, slip", "\"return service\"");
    } finally {
      browser.quit();
    }
  }

  @Test
  void shouldFitOnAPhone() throws IOException {
    ChromeDriver browser = browser(390);
    try {
      open(browser);
      browser.findElement(By.cssSelector(TYPE)).click();

      check(browser, "reference-phone");
      Object wider =
          browser.executeScript(
              "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertThat(((Number) Objects.requireNonNull(wider)).intValue()).isZero();
    } finally {
      browser.quit();
    }
  }

  private static void open(ChromeDriver browser) {
    browser.get("http://staff:staff@localhost:%d/docs".formatted(Intake.shared().port()));
  }

  private static void check(ChromeDriver browser, String name) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    assertThat(browser.manage().logs().get("browser").getAll())
        .as("what Chromium says")
        .noneMatch(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue());
    assertThat(new AxeBuilder().withTags(WCAG_22_AA).analyze(browser).getViolations())
        .as("accessibility")
        .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
        .isEmpty();
  }

  private static ChromeDriver browser(int width) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-dev-shm-usage");
    options.setExperimentalOption(
        "mobileEmulation",
        Map.of("deviceMetrics", Map.of("width", width, "height", 900, "pixelRatio", 1.0)));
    ChromeDriver browser =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build(),
            options);
    browser.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30));
    return browser;
  }
}
