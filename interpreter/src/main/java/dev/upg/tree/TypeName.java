package dev.upg.tree;

import dev.upg.source.Span;

import java.util.List;

/** A type as written. */
public sealed interface TypeName extends Node {
  /** {@code int}, {@code Cluster}, {@code pegasus.Cluster}, {@code list<T>}. */
  record Named(Span span, java.util.Optional<Name> module, Name name, List<TypeName> arguments) implements TypeName {
    public Named {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code T?}. */
  record OptionalOf(Span span, TypeName item) implements TypeName {}

  /** {@code "steady" | "lively"}: one or more string literals. */
  record Literals(Span span, List<String> values) implements TypeName {
    public Literals {
      values = List.copyOf(values);
    }
  }

  /** {@code node { home: path; port: int }}: a node of which these variables are known to exist. */
  record NodeWith(Span span, List<Parameter> variables) implements TypeName {
    public NodeWith {
      variables = List.copyOf(variables);
    }
  }

  /** {@code (A, B) -> C}: the type of a lambda. */
  record FunctionOf(Span span, List<TypeName> parameters, TypeName result) implements TypeName {
    public FunctionOf {
      parameters = List.copyOf(parameters);
    }
  }
}
