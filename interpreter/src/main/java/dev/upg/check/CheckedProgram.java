package dev.upg.check;

import dev.upg.source.Span;
import dev.upg.tree.Declaration;
import dev.upg.tree.Expression;
import dev.upg.tree.SourceUnit;
import dev.upg.type.Type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A playbook that checks, with what the checker found out about it. Nothing else can be run. */
public final class CheckedProgram {
  private final SourceUnit.Playbook unit;
  private final CheckedModule module;
  private final Map<String, Parameter> parameters;
  private final Map<String, Group> groups;

  /** A {@code param}. */
  public record Parameter(String name, Type type, Optional<Expression> defaultValue, String doc, Span span) {}

  /** A group of the inventory block; {@code type} is what each of its nodes has. */
  public record Group(Declaration.Group declaration, Type.NodeWith type) {
    public String name() {
      return declaration.name().text();
    }

    public Span span() {
      return declaration.name().span();
    }
  }

  CheckedProgram(SourceUnit.Playbook unit, CheckedModule module, Map<String, Parameter> parameters,
      Map<String, Group> groups) {
    this.unit = unit;
    this.module = module;
    this.parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    this.groups = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(groups));
  }

  /** Of {@code playbook "…"}. */
  public String title() {
    return unit.title().flatMap(Expression.Template::constant).orElse("");
  }

  public SourceUnit.Playbook unit() {
    return unit;
  }

  /** The file's own functions and what its calls mean. */
  public CheckedModule module() {
    return module;
  }

  /** Its {@code param}s by name. */
  public Map<String, Parameter> declaredParameters() {
    return parameters;
  }

  /** Its inventory groups by name. */
  public Map<String, Group> groups() {
    return groups;
  }

  /** The library modules it uses, directly or not. */
  public Set<String> libraryModules() {
    var names = new TreeSet<String>();
    collect(module, names);
    return names;
  }

  private static void collect(CheckedModule from, Set<String> names) {
    for (var used : from.uses().values()) {
      if (names.add(used.name())) {
        collect(used, names);
      }
    }
  }

  /** Name, type and comment of each {@code param}; {@code text} is {@code version: version}. */
  public List<FunctionSignature> parameters() {
    return parameters.values().stream()
        .map(parameter -> new FunctionSignature(parameter.name(), parameter.name() + ": " + parameter.type(),
            parameter.doc()))
        .toList();
  }
}
