package dev.upg.runreport;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.upg.Golden;
import dev.upg.event.RunEvent;
import dev.upg.evidence.EvidenceFile;
import dev.upg.evidence.EvidenceReader;
import dev.upg.host.OutputListener.Stream;
import dev.upg.view.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;

/** Each form of the same runs. */
final class RunReportTest {
  private static final Path EXPECTED = Path.of("src/test/resources/run-report");

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"success", "failure", "resumed", "aborted", "cut", "hostile", "without evidence"})
  void isWrittenAsTheGoldenFilesSay(String name) throws Exception {
    var report = new Tales(folder).told(name);
    var base = name.replace(' ', '-');
    var json = json(report);
    assertEquals(Set.of(), problems(json));
    var junit = junit(report);
    var suite = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new InputSource(new StringReader(junit)));
    assertEquals(suite.getDocumentElement().getAttribute("tests"), String.valueOf(suite.getElementsByTagName("testcase")
        .getLength()));
    var html = html(report);
    assertTrue(html.chars().noneMatch(c -> c < ' ' && c != '\n'), "a control character");
    var laidOut = new ObjectMapper().readTree(json).toPrettyString() + "\n";
    assertAll(() -> Golden.compare(EXPECTED.resolve(base + ".json"), laidOut),
        () -> Golden.compare(EXPECTED.resolve(base + ".xml"), junit),
        () -> Golden.compare(EXPECTED.resolve(base + ".html"),
            html.replaceFirst("(?s)<style>.*</style>", "<style></style>")));
  }

  @Test
  void nothingHostileBecomesMarkup() throws IOException {
    var html = html(new Tales(folder).told("hostile"));
    assertFalse(html.contains("<script"), html);
    assertFalse(html.contains("[31m"), "a colour");
    assertTrue(
        html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;red&quot; \\x07\\u202e]]&gt;"));
  }

  @Test
  void theSchemaRefusesWhatIsWrong() throws IOException {
    assertFalse(problems("{\"version\":2}").isEmpty());
    assertFalse(problems(json(new Tales(folder).told("success")).replace("\"succeeded\",\"why", "\"fine\",\"why"))
        .isEmpty());
  }

  /** A page that a browser opens, however much was done; it says what it left out. */
  @Test
  void aLongRunHasAPageOfBoundedSize() throws IOException {
    var file = folder.resolve("long.jsonl");
    try (var evidence = EvidenceFile.open(file)) {
      for (int i = 0; i < 6_000; i++) {
        var node = "node-" + i % 200;
        evidence.on(new RunEvent.CommandStarted(Recorded.at(i), i, node, i % 2 == 0, "command " + i, Optional.empty()));
        evidence.on(new RunEvent.CommandOutput(Recorded.at(i), i, node, Stream.STDOUT, "x".repeat(1_000)));
        evidence.on(new RunEvent.CommandEnded(Recorded.at(i), i, node, Optional.of(0), Duration.ZERO));
      }
    }
    var html = html(
        RunReport.of("r", Optional.empty(), "its journal is damaged", EvidenceReader.read(file), Recorded.at(
            0), "upg 1"));
    assertTrue(html.length() < 8_000_000, "characters: " + html.length());
    assertTrue(html.contains("Left out, so that this page opens: 1,000 commands"));
  }

  static String html(RunReport report) {
    var text = new StringWriter();
    HtmlReport.write(report, ZoneOffset.UTC, new PrintWriter(text));
    return text.toString();
  }

  private static String json(RunReport report) throws IOException {
    var text = new StringWriter();
    JsonReport.write(report, new PrintWriter(text));
    return text.toString();
  }

  private static String junit(RunReport report) {
    var text = new StringWriter();
    JunitReport.write(report, new PrintWriter(text));
    return text.toString();
  }

  private static Set<?> problems(String json) throws IOException {
    try (var schema = RunReportTest.class.getResourceAsStream("/run-report.schema.json")) {
      return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(new ObjectMapper().readTree(schema)).validate(
          new ObjectMapper().readTree(json));
    }
  }
}
