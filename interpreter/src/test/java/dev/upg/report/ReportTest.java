package dev.upg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.upg.Golden;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;

/** Each format with the same wicked findings, and by the rules of those who read it. */
final class ReportTest {
  private static final Map<String, Format> FORMATS = Map.of("json", new JsonFormat(), "sarif",
      new SarifFormat("1.2.3", code -> Optional.of("# " + code.id() + ": A `title`\n\nA page.\n")), "junit",
      new JunitFormat(), "github", new GithubFormat(), "gitlab", new GitlabFormat(), "checkstyle",
      new CheckstyleFormat());

  @ParameterizedTest
  @ValueSource(strings = {"json", "sarif", "junit", "github", "gitlab", "checkstyle"})
  void isWrittenAsTheGoldenFileSays(String format) throws IOException {
    var text = written(format, WickedReport.report());
    assertTrue(text.chars().noneMatch(c -> c < ' ' && c != '\n'), "a control character");
    Golden.compare(Path.of("src/test/resources/report/" + format + ".out"), laidOut(format, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "sarif", "gitlab"})
  void isJson(String format) throws IOException {
    assertEquals(List.of(), problems(format, written(format, WickedReport.report())));
    assertEquals(List.of(), problems(format, written(format, WickedReport.report(List.of()))));
  }

  @Test
  void theSchemasRefuseWhatIsWrong() throws IOException {
    assertFalse(problems("json", "{\"version\":2}").isEmpty());
    assertFalse(problems("sarif", written("sarif", WickedReport.report()).replace("\"warning\"", "\"bad\"")).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"junit", "checkstyle"})
  void isXml(String format) throws Exception {
    var document = xml(written(format, WickedReport.report()));
    var root = document.getDocumentElement();
    if (format.equals("junit")) {
      assertEquals(root.getAttribute("tests"), String.valueOf(root.getElementsByTagName("testcase").getLength()));
      assertEquals(root.getAttribute("failures"), String.valueOf(root.getElementsByTagName("failure").getLength()));
      assertTrue(root.getElementsByTagName("failure").item(0).getTextContent().contains("]]>"));
    } else {
      assertEquals(7, root.getElementsByTagName("error").getLength());
    }
  }

  /** GitHub Docs, "SARIF support for code scanning". */
  @Test
  void sarifIsAsGithubWantsIt() throws IOException {
    var run = new ObjectMapper().readTree(written("sarif", WickedReport.report())).get("runs").get(0);
    var rules = run.at("/tool/driver/rules");
    assertEquals(rules.size(), StreamSupport.stream(rules.spliterator(), false).map(rule -> rule.get("id").asText())
        .distinct().count());
    for (var rule : rules) {
      assertFalse(rule.at("/shortDescription/text").asText().isBlank());
      assertFalse(rule.at("/help/text").asText().isBlank());
    }
    for (var result : run.get("results")) {
      assertEquals(result.get("ruleId"), rules.get(result.get("ruleIndex").asInt()).get("id"));
      assertFalse(result.at("/message/text").asText().isBlank());
      var place = result.at("/locations/0/physicalLocation");
      assertTrue(place.at("/region/startLine").asInt() >= 1);
      var uri = java.net.URI.create(place.at("/artifactLocation/uri").asText());
      assertEquals(uri.isAbsolute(), !place.at("/artifactLocation").has("uriBaseId"), uri.toString());
      assertFalse(uri.getPath().contains(".."), uri.toString());
    }
    assertEquals(7, StreamSupport.stream(run.get("results").spliterator(), false)
        .map(result -> result.at("/partialFingerprints/primaryLocationLineHash").asText()).distinct().count());
  }

  /** SARIF 2.1.0, 3.11.5 and 3.11.6: what a reader would take for a placeholder or a link. */
  @Test
  void sarifMessagesHaveNoPlaceholdersAndNoLinks() throws IOException {
    var file = new SourceFile("x.upg", "playbook \"x\"\n");
    var span = new Span(file, 0, 8);
    var found = Diagnostic.error(Code.UNEXPECTED, "`{` isn't closed: {0}, [see](1) and [x] (y)", span, "")
        .related(span, "}{1}");
    var run = new ObjectMapper().readTree(written("sarif", WickedReport.report(List.of(new Found("x.upg", found)))));
    assertEquals("`{{` isn't closed: {{0}}, \\[see](1) and [x] (y)", run.at("/runs/0/results/0/message/text").asText());
    assertEquals("}}{{1}}", run.at("/runs/0/results/0/relatedLocations/0/message/text").asText());
  }

  /** Each finding one line, and the columns of a place behind a sign of two units counted in units. */
  @Test
  void githubHasOneLineForEach() throws IOException {
    var lines = written("github", WickedReport.report()).lines().toList();
    assertEquals(7, lines.size());
    assertTrue(lines.stream().allMatch(line -> line.matches("::(error|warning) file=[^,:]+,line=\\d+,[^:]*::.*")));
  }

  @Test
  void fingerprintsStayWhenLinesMove() throws IOException {
    var before = fingerprints("playbook \"x\"\nsay a\nsay a\n");
    var after = fingerprints("# more\n\nplaybook \"x\"\n\n  say  a\nif true {\n  say a\n}\n");
    assertEquals(before, after);
    assertEquals(2, before.stream().distinct().count());
    assertFalse(before.equals(fingerprints("say ab\nsay ab\n")));
  }

  private static List<String> fingerprints(String text) throws IOException {
    var file = new SourceFile("x.upg", text);
    var found = file.text().lines().toList();
    var all = new java.util.ArrayList<Found>();
    int at = 0;
    for (var line : found) {
      if (line.contains("say")) {
        all.add(new Found("x.upg", Diagnostic.error(Code.UNKNOWN_NAME, "`a`", new Span(file, at, at + 1), "")));
      }
      at += line.length() + 1;
    }
    return new ObjectMapper().readTree(written("gitlab", WickedReport.report(all))).findValuesAsText("fingerprint");
  }

  private static String written(String format, Report report) throws IOException {
    var text = new StringWriter();
    FORMATS.get(format).write(report, new PrintWriter(text));
    return text.toString();
  }

  private static List<String> problems(String format, String json) throws IOException {
    if (format.equals("gitlab")) {
      new ObjectMapper().readTree(json).forEach(ReportTest::requireCodeQuality);
      return List.of();
    }
    var file = format.equals("json") ? "/lint.schema.json" : "/schema/sarif-schema-2.1.0.json";
    try (var schema = ReportTest.class.getResourceAsStream(file)) {
      return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(new ObjectMapper().readTree(schema))
          .validate(new ObjectMapper().readTree(json)).stream().map(Object::toString).toList();
    }
  }

  /** GitLab Docs, "Code Quality report format". */
  private static void requireCodeQuality(JsonNode issue) {
    for (var field : List.of("description", "check_name", "fingerprint", "severity")) {
      assertFalse(issue.get(field).asText().isBlank(), field);
    }
    assertTrue(List.of("info", "minor", "major", "critical", "blocker").contains(issue.get("severity").asText()));
    assertFalse(issue.at("/location/path").asText().startsWith("./"));
    assertTrue(issue.at("/location/lines/begin").asInt() >= 1);
  }

  private static String laidOut(String format, String text) throws IOException {
    return List.of("json", "sarif", "gitlab").contains(format)
        ? new ObjectMapper().readTree(text).toPrettyString() + "\n"
        : text;
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }
}
