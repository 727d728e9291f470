package dev.upg.lint.rule;

import dev.upg.check.CheckedModule;
import dev.upg.lint.Children;
import dev.upg.lint.Edit;
import dev.upg.lint.Place;
import dev.upg.tree.Declaration;
import dev.upg.tree.Expression;
import dev.upg.tree.Foreach;
import dev.upg.tree.Name;
import dev.upg.tree.Node;
import dev.upg.tree.Parameter;
import dev.upg.tree.SourceUnit;
import dev.upg.tree.Statement;
import dev.upg.tree.TypeName;
import dev.upg.type.Effect;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which names are used where. */
final class Uses {
  private final Place at;
  private final Set<String> all = new HashSet<>();
  private final Set<CheckedModule> modules = new HashSet<>();
  private final Set<String> qualified = new HashSet<>();

  Uses(Place at) {
    this.at = at;
    Children.walk(at.module().unit(), this::note);
  }

  private void note(Node node) {
    switch (node) {
      case Expression.NameUse use -> all.add(use.name());
      case Expression.Call call -> at.called(call).ifPresent(function -> {
        modules.add(function.module());
        if (function.module() == at.module()) {
          all.add(function.signature().name());
        }
      });
      case TypeName.Named named -> {
        all.add(named.name().text());
        named.module().ifPresent(module -> qualified.add(module.text()));
      }
      default -> {
      }
    }
  }

  boolean module(SourceUnit.Use use) {
    var name = use.shownName().text();
    return all.contains(name) || qualified.contains(name) || modules.contains(at.module().uses().get(name));
  }

  boolean anywhere(Name name) {
    return all.contains(name.text());
  }

  static String kind(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Param ignored -> "parameter";
      case Declaration.RecordDeclaration ignored -> "record";
      case Declaration.Function function -> function.kind().word();
      case Declaration.Scope ignored -> "scope";
      case Declaration.Group ignored -> "group";
    };
  }

  /** The parameters, lets and loop variables of a body that it never uses, with the edit that takes one away where that is safe. */
  Map<Name, List<Edit>> unusedIn(Node body) {
    var used = new HashSet<String>();
    var declared = new LinkedHashMap<Name, List<Edit>>();
    if (body instanceof Declaration.Function function && function.isNative()
        || body instanceof Declaration.RecordDeclaration) {
      return Map.of();
    }
    // What a module offers to others may take what it doesn't need yet.
    if (at.program().isPresent() || body instanceof Declaration one && one.name().text().startsWith("_")) {
      parameters(body).forEach(parameter -> declared.put(parameter.name(), List.of()));
    }
    parts(body).forEach(part -> Children.walk(part, node -> {
      switch (node) {
        case Expression.NameUse use -> used.add(use.name());
        case Statement.Let let -> declared.put(let.name(),
            at.functions().effect(let.value(), at.module()) == Effect.PURE
                ? List.of(Edit.removeLine(let.span()))
                : List.of());
        case Foreach loop -> declared.put(loop.variable(), List.of());
        default -> {
        }
      }
    }));
    declared.keySet().removeIf(name -> used.contains(name.text()) || name.text().startsWith("_"));
    return declared;
  }

  private static List<Parameter> parameters(Node body) {
    return switch (body) {
      case Declaration.Function function -> function.parameters();
      case Declaration.Scope scope -> scope.parameters();
      case Node ignored -> List.of();
    };
  }

  private static List<? extends Node> parts(Node body) {
    return body instanceof SourceUnit.Playbook playbook ? playbook.statements() : List.of(body);
  }
}
