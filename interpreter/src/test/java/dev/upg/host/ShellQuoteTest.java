package dev.upg.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class ShellQuoteTest {
  /** Each try is one process with many words. */
  @Property(tries = 30)
  void everyWordComesThroughARealShell(@ForAll("words") List<String> words) throws Exception {
    assertEquals(List.of(), difference(words));
  }

  @Provide
  Arbitrary<List<String>> words() {
    var odd = Arbitraries.strings().withChars("'\"\\$`!*?~#&|;<>()[]{}=%^ \t\r\n\u0001\u007f\u0081\u0088é€-")
        .ofMaxLength(12);
    var any = Arbitraries.strings().ofMaxLength(20).filter(ShellQuoteTest::isEncodable);
    return Arbitraries.oneOf(odd, any).list().ofMinSize(50).ofMaxSize(200);
  }

  @Test
  void leavesPlainWordsReadable() {
    assertEquals("/opt/pegasus-2.5.0/run.sh", ShellQuote.word("/opt/pegasus-2.5.0/run.sh"));
    assertEquals("''", ShellQuote.word(""));
    assertEquals("'it'\\''s'", ShellQuote.word("it's"));
    assertEquals("a 'b c' ''", ShellQuote.words(List.of("a", "b c", "")));
    assertEquals("", ShellQuote.words(List.of()));
  }

  @Test
  void refusesNul() {
    assertThrows(IllegalArgumentException.class, () -> ShellQuote.word("a\0b"));
  }

  /** Lone surrogates have no UTF-8, and no command line has NUL. */
  private static boolean isEncodable(String text) {
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static List<String> difference(List<String> words) throws IOException, InterruptedException {
    var process = new ProcessBuilder("sh").redirectErrorStream(true).start();
    try (var script = process.getOutputStream()) {
      script.write(("printf '%s\\0' " + ShellQuote.words(words) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    var back = List.of(output.split("\0", -1));
    return back.subList(0, back.size() - 1).equals(words) ? List.of() : back;
  }
}
