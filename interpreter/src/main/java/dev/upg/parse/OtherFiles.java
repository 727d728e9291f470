package dev.upg.parse;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.grammar.UpgLexer;
import org.antlr.v4.runtime.Token;

import java.util.List;

/** Files of another kind, given by mistake: one message says so, instead of one for each line. */
final class OtherFiles {
  private OtherFiles() {}

  /** Whether the file isn't a program; that is reported then. */
  static boolean isOne(List<Token> tokens, Spans spans, Problems problems) {
    var first = tokens.stream().filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
        .filter(token -> token.getType() != UpgLexer.NEWLINE).findFirst().orElseThrow();
    var kind = kind(first, spans.file().text());
    if (kind.isEmpty()) {
      return false;
    }
    problems.only(Diagnostic
        .error(Code.MISSING_CLAUSE, "This looks like " + kind + ", not like a playbook", spans.of(first),
            "expected `playbook` or `module` first")
        .help("A playbook begins with `playbook \"what it does\"`; an inventory is given with `-i`."));
    return true;
  }

  private static String kind(Token first, String text) {
    return switch (first.getType()) {
      case UpgLexer.MINUS -> "YAML";
      case UpgLexer.LBRACKET -> "an inventory";
      case UpgLexer.LBRACE -> "JSON";
      case UpgLexer.PLAYBOOK, UpgLexer.MODULE -> "";
      default -> text.startsWith("#!") && !text.lines().findFirst().orElse("").contains("upg") ? "a script" : "";
    };
  }
}
