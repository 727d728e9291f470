package dev.upg.tree;

import dev.upg.source.Span;

/** A name as written. */
public record Name(Span span, String text) implements Node {}
