package dev.upg.tree;

import dev.upg.source.Span;

import java.util.Optional;

/** An argument of a call: {@code value} or {@code name: value}. */
public record Argument(Span span, Optional<Name> name, Expression value) implements Node {}
