package dev.upg.parse;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.grammar.UpgLexer;
import dev.upg.source.SourceFile;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One token left out of a program is one mistake. For each token of each sample, the messages are counted; the golden
 * list names all that give more than one, and brackets and quotes that give none.
 */
@Execution(ExecutionMode.CONCURRENT)
final class DeletionTest {
  private static final Path PLAYBOOKS = Path.of("../playbooks/pegasus");
  private static final int MOST = 3;
  private static final Set<Integer> PAIRED = Set.of(UpgLexer.LPAREN, UpgLexer.RPAREN, UpgLexer.LBRACKET,
      UpgLexer.RBRACKET, UpgLexer.LBRACE, UpgLexer.RBRACE, UpgLexer.STRING_START, UpgLexer.STRING_END,
      UpgLexer.RAW_START, UpgLexer.RAW_END, UpgLexer.HOLE, UpgLexer.RAW_HOLE);

  @Test
  void oneMissingTokenIsOneMistake() {
    var summary = new StringBuilder();
    Stream.concat(Golden.files(ParserTest.FOLDER.resolve("ok"), ".upg").stream(),
        Golden.files(PLAYBOOKS, ".upg").stream()).forEach(file -> summary.append(summary(file)));
    Golden.compare(ParserTest.FOLDER.resolve("deletions.txt"), summary.toString());
  }

  private static String summary(Path path) {
    var text = Golden.read(path);
    var others = new TreeMap<Integer, Integer>();
    var paired = new TreeMap<Integer, Integer>();
    var exceptions = new ArrayList<String>();
    for (var token : tokens(text)) {
      int start = token.getStartIndex();
      int end = token.getStopIndex() + 1;
      var file = new SourceFile("without.upg", text.substring(0, start) + text.substring(end));
      var diagnostics = new Diagnostics();
      Parser.parse(file, diagnostics);
      int count = diagnostics.sorted().size();
      boolean isPaired = PAIRED.contains(token.getType());
      (isPaired ? paired : others).merge(count, 1, Integer::sum);
      var shown = "%d:%d %s".formatted(file.line(start), file.column(start), text.substring(start, end).strip());
      if (count > 1 || isPaired && count == 0) {
        exceptions.add("  " + shown + " -> " + count + "\n");
      }
      assertTrue(count <= MOST, () -> path + " without " + shown + ":\n" + ParserTest.rendered(diagnostics));
    }
    return path.getFileName() + ": messages " + others + ", for brackets and quotes " + paired + "\n"
        + String.join("", exceptions);
  }

  private static List<Token> tokens(String text) {
    var lexer = new StringLexer(text);
    var tokens = new ArrayList<Token>();
    for (var token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      if (token.getChannel() == Token.DEFAULT_CHANNEL && token.getStopIndex() >= token.getStartIndex()) {
        tokens.add(token);
      }
    }
    return tokens;
  }
}
