package dev.upg.runreport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** The page in a real browser, light and dark, on a desk and on a telephone. */
@Timeout(120)
final class BrowserTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({"light,1280", "dark,1280", "light,500"})
  void isOpenedWithoutAnError(String scheme, int width) throws Exception {
    var page = Files.writeString(folder.resolve("page.html"), RunReportTest.html(new Tales(folder).told("hostile")));
    var picture = folder.resolve("page.png");
    var dom = chromium(scheme, width, List.of("--dump-dom"), page);
    assertTrue(dom.contains("<h2>What failed</h2>") && dom.contains("<svg"), dom);
    assertFalse(dom.contains("<script"), dom);
    assertFalse(dom.contains("CONSOLE"), dom);
    chromium(scheme, width, List.of("--screenshot=" + picture), page);
    var image = ImageIO.read(picture.toFile());
    assertEquals(width, image.getWidth());
    int ground = image.getRGB(2, 2) & 0xff;
    assertEquals(scheme.equals("dark"), ground < 0x80, "the ground is " + ground);
    var colours = new HashSet<Integer>();
    for (int y = 0; y < image.getHeight(); y += 3) {
      for (int x = 0; x < width; x += 3) {
        colours.add(image.getRGB(x, y));
      }
    }
    assertTrue(colours.size() > 20, colours.size() + " colours: an empty page");
  }

  private String chromium(String scheme, int width, List<String> what, Path page) throws Exception {
    var program = Stream.of("chromium", "google-chrome", "chromium-browser").map(name -> Path.of("/usr/bin", name))
        .filter(
            Files::isExecutable)
        .findFirst();
    assumeTrue(program.isPresent(), "chromium isn't installed, so the page of a report isn't opened in a browser");
    var line = new ArrayList<>(List.of(program.get().toString(), "--headless=new", "--no-sandbox", "--disable-gpu",
        "--no-first-run", "--hide-scrollbars", "--enable-logging=stderr",
        "--user-data-dir=" + folder.resolve("profile"),
        "--window-size=" + width + ",1600"));
    if (scheme.equals("dark")) {
      line.add("--blink-settings=preferredColorScheme=0");
    }
    line.addAll(what);
    line.add(page.toUri().toString());
    var log = folder.resolve("chromium.log");
    var process = new ProcessBuilder(line).redirectError(log.toFile()).start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> "see " + log);
    // What a page complains of is in the browser's own log.
    return out + Files.readAllLines(log).stream().filter(text -> text.contains("CONSOLE")).toList();
  }
}
