package dev.upg.tree;

import dev.upg.source.Span;

import java.util.List;

/** Statements in braces; the span includes the braces. */
public record Block(Span span, List<Statement> statements) implements Node {
  public Block {
    statements = List.copyOf(statements);
  }
}
