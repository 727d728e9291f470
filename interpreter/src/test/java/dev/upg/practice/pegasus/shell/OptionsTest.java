package dev.upg.practice.pegasus.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class OptionsTest {
  private static Options parse(String... words) {
    return Options.parse("nodes", List.of(words), List.of("d=detailed", "j=json", "o=output:"));
  }

  @Test
  void optionsMayStandAnywhereAndBeJoined() {
    var options = parse("temp", "-dj", "--output", "file", "more");
    assertTrue(options.has('d') && options.has('j'));
    assertEquals("file", options.value('o'));
    assertEquals(List.of("temp", "more"), options.operands());
  }

  @Test
  void valueMayBeJoined() {
    assertEquals("file", parse("-ofile").value('o'));
    assertEquals("file", parse("--output=file").value('o'));
  }

  @Test
  void nothingIsAnOptionAfterTwoDashes() {
    var options = parse("--", "-d");
    assertFalse(options.has('d'));
    assertEquals(List.of("-d"), options.operands());
  }

  @Test
  void errorsHaveTheWordsOfGetopt() {
    assertEquals("nodes: invalid option -- 'z'\n", parse("-z").error());
    assertEquals("nodes: unrecognized option '--zoo'\n", parse("--zoo").error());
    assertEquals("nodes: option requires an argument -- 'o'\n", parse("-do").error());
    assertEquals("nodes: option '--output' requires an argument\n", parse("--output").error());
  }

  @Test
  void quotesGroupWords() {
    assertEquals(Optional.of(List.of("set", "a b", "", "c\"d")), Words.split("set 'a b' \"\" \"c\\\"d\""));
    assertEquals(Optional.of(List.of("one")), Words.split("  one\t"));
  }

  @Test
  void lineWithoutWordsOrWithAnOpenQuoteIsNone() {
    assertEquals(Optional.empty(), Words.split("  "));
    assertEquals(Optional.empty(), Words.split("set 'a"));
  }
}
