package dev.upg.parse;

import dev.upg.grammar.UpgParserBaseVisitor;
import dev.upg.source.Span;
import dev.upg.tree.Name;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.RuleNode;

/** Builds one family of tree records. An alternative of the grammar that a family forgot fails at its first use. */
abstract class Family<T> extends UpgParserBaseVisitor<T> {
  final Building building;

  Family(Building building) {
    this.building = building;
  }

  @Override
  public final T visitChildren(RuleNode node) {
    throw new IllegalStateException("nothing builds " + node.getClass().getSimpleName());
  }

  final Span span(ParserRuleContext context) {
    return building.spans().of(context);
  }

  final Span span(Token token) {
    return building.spans().of(token);
  }

  final String text(Token token) {
    return building.spans().text(token);
  }

  final Name name(ParserRuleContext context) {
    var span = span(context);
    return new Name(span, span.text());
  }
}
