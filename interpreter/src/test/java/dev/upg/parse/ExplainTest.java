package dev.upg.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of {@code upg explain} about the form of the text: what they show is true. */
final class ExplainTest {
  private static final Pattern SAMPLE = Pattern.compile("## (Wrong|Right)\n```upg\n(.*?)```\n", Pattern.DOTALL);

  static Stream<Code> codes() {
    return Arrays.stream(Code.values()).filter(code -> code.id().startsWith("UPG1"));
  }

  /** A file that can't be read has no text to show. */
  static Stream<Code> codesWithSamples() {
    return codes().filter(code -> code != Code.UNREADABLE_FILE);
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyCodeHasAPage(Code code) throws IOException {
    assertTrue(page(code).startsWith("# " + code.id() + ": "), code.id());
  }

  @ParameterizedTest
  @MethodSource("codesWithSamples")
  void theWrongSampleGivesTheCode(Code code) throws IOException {
    assertEquals(List.of(code), codesOf(sample(code, "Wrong")));
  }

  @ParameterizedTest
  @MethodSource("codesWithSamples")
  void theRightSampleCanBeRead(Code code) throws IOException {
    assertEquals(List.of(), codesOf(sample(code, "Right")));
  }

  private static List<Code> codesOf(String text) {
    var diagnostics = new Diagnostics();
    Parser.parse(new SourceFile("sample.upg", text), diagnostics);
    return diagnostics.sorted().stream().map(diagnostic -> diagnostic.code()).distinct().toList();
  }

  private static String sample(Code code, String title) throws IOException {
    return SAMPLE.matcher(page(code)).results().filter(found -> found.group(1).equals(title))
        .map(found -> found.group(2))
        .findFirst().orElseThrow(() -> new AssertionError(code.id() + " has no sample under " + title));
  }

  private static String page(Code code) throws IOException {
    try (var page = ExplainTest.class.getResourceAsStream("/explain/" + code.id() + ".md")) {
      assertTrue(page != null, code.id() + " has no page");
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
