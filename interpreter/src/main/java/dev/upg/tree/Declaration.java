package dev.upg.tree;

import dev.upg.source.Span;

import java.util.List;
import java.util.Optional;

/** What a file declares beside its statements. {@code doc} is its {@code ##} comment, without the marks, empty when none. */
public sealed interface Declaration extends Node {
  Name name();

  String doc();

  /** {@code param name: type [= default]}. */
  record Param(Span span, Name name, TypeName type, Optional<Expression> defaultValue, String doc)
      implements
        Declaration {}

  /** {@code record Name { field: type; … }}. */
  record RecordDeclaration(Span span, Name name, List<Parameter> fields, String doc) implements Declaration {
    public RecordDeclaration {
      fields = List.copyOf(fields);
    }
  }

  /**
   * {@code [native] fun|probe|action name<T>(…) [-> type] { … }}.
   *
   * @param typeVariables only natives may have them
   * @param onResume only native actions may have it
   * @param body empty for natives, present otherwise
   */
  record Function(Span span, Kind kind, Name name, List<Name> typeVariables, List<Parameter> parameters,
      Optional<TypeName> result, Optional<OnResume> onResume, Optional<Block> body, String doc) implements Declaration {
    public Function {
      typeVariables = List.copyOf(typeVariables);
      parameters = List.copyOf(parameters);
    }

    public boolean isNative() {
      return body.isEmpty();
    }
  }

  /** What a function promises: {@code fun} is pure, {@code probe} looks, {@code action} may change. */
  enum Kind {
    FUN, PROBE, ACTION;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** {@code scope name(…) { lets; enter { … } leave { … } }}. */
  record Scope(Span span, Name name, List<Parameter> parameters, List<Statement> before, Block enter, Block leave,
      String doc) implements Declaration {
    public Scope {
      parameters = List.copyOf(parameters);
      before = List.copyOf(before);
    }
  }

  /** {@code group name { nodes 1..; home: path }} in the inventory block; {@code max} empty: any number. */
  record Group(Span span, Name name, long min, Optional<Long> max, List<Parameter> variables, String doc)
      implements
        Declaration {
    public Group {
      variables = List.copyOf(variables);
    }
  }
}
