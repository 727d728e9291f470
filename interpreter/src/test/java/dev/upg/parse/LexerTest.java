package dev.upg.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.Golden;
import dev.upg.grammar.UpgLexer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Our lexer is the one that the grammar defines: for any text both give the same tokens. */
final class LexerTest {
  private static final Path ROOT = Path.of(System.getProperty("upg.root", ".."));

  /** All that means something to a lexer, alone and beside what changes its meaning. */
  private static final String[] PIECES = {"playbook", "until", "name", "ä", "漢", "𠀀", "é", "٣", "_", "1", "30",
      "1h30m",
      "5kB", "2.4", "2.4.0", "2.4.0-rc1", "7%", "1.5%", "ms", "h", "GiB", ".", "..", "-", "--", "-- ", "->", "??", "?",
      "|",
      "||", "&", "&&", "=", "==", "===", "=>", "=~", "!", "!=", "!==", "<", "<=", "<>", ">", ">=", ":", ":=", "+", "*",
      "/",
      "//", "/*", "*/", "(", ")", "[", "]", "{", "}", ",", ";", "\"", "\"\"\"", "\"\"", "${", "$", "${raw ",
      "${raw\t x}",
      "${raw}", "\\", "\\n", "\\\"", "\\q", "\\\n", "#", "##", "###", "## x", "# x", "\n", "\r\n", "\r", " ", "\t",
      "\f",
      "\uFEFF", "\u00A0", "`", "`x`", "'", "'x'", "‘", "’", "“", "”", "＂", "；", "@", "%", "~", "\uD800"};

  @Test
  void filesOfTheProject() {
    var files = Stream.of(ROOT.resolve("playbooks"), ROOT.resolve("stdlib/src/main/resources/upg"),
        ROOT.resolve("interpreter/src/test/resources/parse"))
        .flatMap(folder -> Golden.files(folder, ".upg").stream()).toList();
    files.forEach(file -> assertSame(ParserTest.source(file).text()));
  }

  @Property(tries = 3000)
  void anyText(@ForAll("texts") String text) {
    assertSame(text);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES).list().ofMaxSize(30).map(pieces -> String.join("", pieces));
  }

  private static void assertSame(String text) {
    assertEquals(byGrammar(text), ours(text), () -> text);
  }

  private static List<String> ours(String text) {
    var lexer = new Lexer(text, 0, text.length(), List.of());
    var tokens = new ArrayList<String>();
    Token token;
    do {
      token = lexer.nextToken();
      tokens.add(shown(token, token.getStartIndex(), token.getStopIndex()));
    } while (token.getType() != Token.EOF);
    return tokens;
  }

  private static List<String> byGrammar(String text) {
    var lexer = new UpgLexer(CharStreams.fromString(text)) {
      @Override
      public int popMode() {
        return _modeStack.isEmpty() ? _mode : super.popMode();
      }
    };
    var tokens = new ArrayList<String>();
    Token token;
    do {
      token = lexer.nextToken();
      // It counts code points.
      int start = text.offsetByCodePoints(0, token.getStartIndex());
      int length = Math.max(0, token.getStopIndex() + 1 - token.getStartIndex());
      tokens.add(shown(token, start, text.offsetByCodePoints(start, length) - 1));
    } while (token.getType() != Token.EOF);
    return tokens;
  }

  private static String shown(Token token, int start, int stop) {
    return "%s %d..%d line %d column %d channel %d".formatted(UpgLexer.VOCABULARY.getDisplayName(token.getType()),
        start,
        stop, token.getLine(), token.getCharPositionInLine(), token.getChannel());
  }
}
