package dev.upg.tree;

import dev.upg.source.Span;

import java.util.List;
import java.util.Optional;

/** A whole file. */
public sealed interface SourceUnit extends Node {
  List<Use> uses();

  List<Declaration> declarations();

  /** The {@code ##} comment at the top of the file. */
  String doc();

  /**
   * A file that can be run. Declarations hold its params and functions, groups the inventory block; statements are in the
   * order written.
   *
   * @param title of {@code playbook "title"}; empty only in a file with errors
   */
  record Playbook(Span span, Optional<Expression.Template> title, List<Use> uses, List<Declaration.Group> groups,
      List<Declaration> declarations, List<Statement> statements, String doc) implements SourceUnit {
    public Playbook {
      uses = List.copyOf(uses);
      groups = List.copyOf(groups);
      declarations = List.copyOf(declarations);
      statements = List.copyOf(statements);
    }
  }

  /** A file that declares functions for others: {@code module name}. */
  record Module(Span span, Name name, List<Use> uses, List<Declaration> declarations, String doc)
      implements
        SourceUnit {
    public Module {
      uses = List.copyOf(uses);
      declarations = List.copyOf(declarations);
    }
  }

  /**
   * {@code use pegasus [as p]} or {@code use "./lib/minos.upg" as minos}.
   *
   * @param path of the user's own file; empty for a module of the library
   * @param name of the library's module; for a file, the name after {@code as}
   * @param alias the name after {@code as}, where given
   */
  record Use(Span span, Optional<String> path, Name name, Optional<Name> alias) {
    /** What the module is called in this file. */
    public Name shownName() {
      return alias.orElse(name);
    }
  }
}
