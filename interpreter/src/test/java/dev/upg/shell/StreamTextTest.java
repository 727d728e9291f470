package dev.upg.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class StreamTextTest {
  private final List<String> lines = new ArrayList<>();

  private StreamText read(byte[] bytes, int piece, int kept) {
    var text = new StreamText(kept, lines::add);
    for (int start = 0; start < bytes.length; start += piece) {
      text.add(bytes, start, Math.min(piece, bytes.length - start));
    }
    text.end();
    return text;
  }

  @Property
  void readsTheSameWhereverTheBytesAreSplit(@ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 7) int piece) {
    lines.clear();
    var whole = new String(bytes, StandardCharsets.UTF_8);
    var text = read(bytes, piece, 10_000);
    assertEquals(whole, text.kept());
    assertFalse(text.isTruncated());
    var expected = new ArrayList<>(Arrays.asList(whole.split("\n", -1)));
    if (expected.getLast().isEmpty()) {
      expected.removeLast();
    }
    assertEquals(expected, lines);
  }

  @Test
  void keepsTheFirstPartWithoutSplittingACharacter() {
    var text = read("ab😀cd".getBytes(StandardCharsets.UTF_8), 3, 3);
    assertEquals("ab", text.kept());
    assertTrue(text.isTruncated());
    assertEquals(List.of("ab😀cd"), lines);
  }

  @Test
  void ignoresWhatComesAfterTheEnd() {
    var text = read("a\nb".getBytes(StandardCharsets.UTF_8), 10, 100);
    text.add("c\n".getBytes(StandardCharsets.UTF_8), 0, 2);
    text.end();
    assertEquals("a\nb", text.kept());
    assertEquals(List.of("a", "b"), lines);
  }
}
