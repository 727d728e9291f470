package dev.upg.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upg.Golden;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

class JsonViewTest {
  private static final Path EXPECTED = Path.of("src/test/resources/view");

  private final StringWriter written = new StringWriter();
  private final JsonView view = new JsonView(new PrintWriter(written));

  @Test
  void oneOfEachEventHasTheDocumentedFields() throws IOException {
    view.logIsIn(Path.of("run.log"));
    Recorded.failing().forEach(view::on);
    Recorded.stopped().forEach(view::on);
    view.diagnostic(Recorded.at(0), Recorded.failure());
    var first = new TreeMap<String, String>();
    for (var line : written.toString().lines().toList()) {
      first.putIfAbsent(new ObjectMapper().readTree(line).get("event").asText(), line);
    }
    Golden.compare(EXPECTED.resolve("events.jsonl"), String.join("\n", first.values()));
  }

  @Test
  void onlyTheFirstEventTellsTheVersion() throws IOException {
    Recorded.failing().forEach(view::on);
    var versions = new HashSet<Integer>();
    int line = 0;
    for (var text : written.toString().lines().toList()) {
      if (new ObjectMapper().readTree(text).has("version")) {
        versions.add(line);
      }
      line++;
    }
    assertEquals(Set.of(0), versions);
    assertEquals(Recorded.failing().size(), line);
  }

  @Test
  void everythingIsAscii() {
    Recorded.stopped().forEach(view::on);
    assertTrue(written.toString().chars().allMatch(c -> c < 128));
    assertTrue(written.toString().contains("\\u5347\\u7EA7"));
  }
}
