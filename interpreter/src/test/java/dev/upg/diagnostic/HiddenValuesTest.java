package dev.upg.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.source.SourceFile;
import dev.upg.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HiddenValuesTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "a pw=hunter2 port=7000            | a pw=… port=…",
      "a pw='two words' port=7000        | a pw=… port=…",
      "a pw=x=hunter2                    | a pw=…",
      "pw = hunter2 port=7000            | pw = …",
      "[store:vars]                      | [store:vars]",
      "pw: hunter2                       | pw: …",
      "- \"pw\" : hunter2                | - \"pw\" : …",
      "{\"pw\": \"hunter2\", \"port\": 1} | {\"pw\": …",
      "hunter2 goes on                   | …",
      "hunter2                           | …",
      "a[1:3].example pw=hunter2 hunter3 | a[1:3].example pw=…"})
  void hidesAllButNames(String line, String shown) {
    assertEquals(shown, ShownLine.of(line, 0, HiddenValues.of(line)).text());
  }

  @Test
  void showsWhatTheMessageIsAbout() {
    var line = "a pw=hunter2 port=xx";
    var file = new SourceFile("hosts.ini", line, true);
    var shown = new Renderer(false).render(Diagnostic.error(Code.UNREADABLE_FILE, "wrong",
        new Span(file, line.indexOf("xx"), line.length()), "a number is wanted"));
    assertTrue(shown.contains("a pw=… port=xx\n  |             ^^ a number is wanted"), shown);
  }
}
