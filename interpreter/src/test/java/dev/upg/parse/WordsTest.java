package dev.upg.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.grammar.UpgLexer;
import dev.upg.source.SourceFile;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A new word takes a name away from programs that exist: adding one shows in the golden list. */
final class WordsTest {
  @Test
  void theWordsOfTheLanguageAreThese() {
    var reserved = words(UpgLexer.PLAYBOOK, UpgLexer.NONE).stream().collect(Collectors.joining("\n  "));
    var soft = words(UpgLexer.NATIVE, UpgLexer.ACCEPT).stream().collect(Collectors.joining("\n  "));
    Golden.compare(ParserTest.FOLDER.resolve("words.txt"),
        "never names:\n  " + reserved + "\nalso names:\n  " + soft + "\n");
  }

  @Test
  void everyWordMayBeAMemberAndAKey() {
    for (var word : words(UpgLexer.PLAYBOOK, UpgLexer.ACCEPT)) {
      assertEquals("", errors("let a = x." + word + "\nf(" + word + ": 1)\nlet b = { " + word + ": 1 }\nlet c = 1"));
    }
  }

  @Test
  void softWordsMayBeNames() {
    for (var word : words(UpgLexer.NATIVE, UpgLexer.ACCEPT)) {
      assertEquals("",
          errors("let " + word + " = 1\nlet a = " + word + "\nf(" + word + ")\nlet b = " + word + "(1)\n"));
    }
  }

  @Test
  void otherWordsMayNot() {
    for (var word : words(UpgLexer.PLAYBOOK, UpgLexer.NONE)) {
      assertTrue(errors("let " + word + " = 1").contains("`" + word + "` can't be a name"), word);
    }
  }

  private static List<String> words(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(UpgLexer.VOCABULARY::getLiteralName)
        .map(literal -> literal.substring(1, literal.length() - 1)).sorted().toList();
  }

  private static String errors(String statements) {
    var diagnostics = new Diagnostics();
    Parser.parse(new SourceFile("a.upg", "playbook \"t\"\n" + statements + "\n"), diagnostics);
    return ParserTest.rendered(diagnostics);
  }
}
