package dev.upg.tree;

import dev.upg.source.Span;

/** A part of a string. */
public sealed interface TemplatePart extends Node {
  /** Plain text, escapes already resolved. */
  record Text(Span span, String text) implements TemplatePart {}

  /** {@code ${expr}}; {@code raw} for {@code ${raw expr}}, which isn't quoted in a command. */
  record Hole(Span span, Expression expression, boolean raw) implements TemplatePart {}
}
