package dev.upg.parse;

import dev.upg.grammar.UpgLexer;
import dev.upg.grammar.UpgParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ANTLR's tree and tokens as {@link Syntax}. */
final class SyntaxBuilder {
  private final Spans spans;

  SyntaxBuilder(Spans spans) {
    this.spans = spans;
  }

  Syntax.File file(UpgParser.FileContext context, List<Token> tokens) {
    var comments = tokens.stream()
        .filter(token -> token.getType() == UpgLexer.COMMENT || token.getType() == UpgLexer.DOC).map(spans::of)
        .toList();
    return new Syntax.File(new Syntax("file", parts(context), spans.of(context)), comments);
  }

  private List<Syntax> parts(ParserRuleContext context) {
    var parts = new ArrayList<Syntax>();
    for (int i = 0; i < context.getChildCount(); i++) {
      part(context.getChild(i)).ifPresent(parts::add);
    }
    return parts;
  }

  private Optional<Syntax> part(ParseTree tree) {
    if (tree instanceof TerminalNode leaf) {
      return leaf.getSymbol().getType() == UpgLexer.NEWLINE
          ? Optional.empty()
          : Optional.of(new Syntax("", List.of(), spans.of(leaf.getSymbol())));
    }
    var context = (ParserRuleContext) tree;
    if (context instanceof UpgParser.TemplateContext) {
      return Optional.of(new Syntax("template", List.of(), spans.of(context)));
    }
    var parts = parts(context);
    return parts.size() == 1
        ? Optional.of(parts.getFirst())
        : parts.isEmpty()
            ? Optional.empty()
            : Optional.of(new Syntax(UpgParser.ruleNames[context.getRuleIndex()], parts, spans.of(context)));
  }
}
