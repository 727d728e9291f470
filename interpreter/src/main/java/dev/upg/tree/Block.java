package dev.upg.tree;

import dev.upg.source.Span;

import java.util.List;
import java.util.function.Supplier;

/** Statements in braces; the span includes the braces. */
public record Block(Span span, List<Statement> statements) implements Node {
  public Block {
    statements = statements instanceof UnreadStatements ? statements : List.copyOf(statements);
  }

  /** A block that is read when somebody asks for its statements, once. */
  public static Block unread(Span span, Supplier<List<Statement>> reader) {
    return new Block(span, new UnreadStatements(reader));
  }
}
