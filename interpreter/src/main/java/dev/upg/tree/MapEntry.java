package dev.upg.tree;

import dev.upg.source.Span;

/** {@code key: value} in a map; a bare name as key stands for its text. */
public record MapEntry(Span span, Expression key, Expression value) implements Node {}
