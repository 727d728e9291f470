package dev.upg.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.value.Value;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

final class SecretsTest {
  private static Secrets of(String... texts) {
    var secrets = new Secrets();
    for (var text : texts) {
      secrets.keep(new Value.Secret(text));
    }
    return secrets;
  }

  @Test
  void hidesEachPlace() {
    assertEquals("a <hidden><hidden>, <hidden>.", of("pass-1").hide("a pass-1pass-1, pass-1."));
  }

  @Test
  void hidesTheLongestOfThoseThatBeginAlike() {
    assertEquals("<hidden> <hidden>3", of("pass", "pass-12").hide("pass-12 pass3"));
  }

  @Test
  void leavesNothingOfThoseThatOverlap() {
    assertEquals("(<hidden>)", of("abcdef", "defghi", "efgh").hide("(abcdefghi)"));
  }

  @Test
  void hidesWhatIsToldLater() {
    var secrets = of("first-one");
    assertEquals("<hidden> second-one", secrets.hide("first-one second-one"));
    secrets.keep(new Value.Secret("second-one"));
    assertEquals("<hidden> <hidden>", secrets.hide("first-one second-one"));
  }

  @Test
  void leavesOtherTextsAsTheyAre() {
    assertEquals("pas", of("pass").hide("pas"));
    assertEquals("any", new Secrets().hide("any"));
    assertEquals("", of("pass").hide(""));
  }

  @Test
  void comparesFewOfManyWithEachPlace() {
    var texts = IntStream.range(0, 3000).mapToObj(i -> Integer.toString(i * 7919 + 40_000_000, 36)).toList();
    var occurrences = Occurrences.of(texts);
    var line = "2026-11-21 06:00:00 INFO replica-1 is alive, 15 partitions, decree 40000000 ".repeat(10);
    long compared = IntStream.rangeClosed(0, line.length() - 4).mapToLong(at -> occurrences.candidates(line, at).size())
        .sum();
    assertTrue(compared < line.length(), compared + " comparisons for " + line.length() + " characters");
    assertEquals("<hidden>", occurrences.replaceIn(texts.getLast(), "<hidden>"));
    assertEquals(List.of(texts.get(7)),
        occurrences.candidates(texts.get(7), 0).stream().filter(texts.get(7)::equals).toList());
  }
}
