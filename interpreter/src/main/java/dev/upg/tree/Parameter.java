package dev.upg.tree;

import dev.upg.source.Span;

import java.util.Optional;

/** A parameter of a function, a field of a record, a variable of a node group: {@code name: type [= default]}. */
public record Parameter(Span span, Name name, TypeName type, Optional<Expression> defaultValue) implements Node {}
