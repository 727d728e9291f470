package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.source.Span;
import dev.upg.tree.Declaration;
import dev.upg.tree.SourceUnit;
import dev.upg.type.Type;
import dev.upg.type.Types;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The entry: a tree in, a checked module or program out, and all mistakes told. */
public final class Checker {
  private Checker() {}

  /** Checks a module; the result is usable only when {@code diagnostics} has no errors after. */
  public static CheckedModule module(SourceUnit.Module unit, ModuleSource modules, Diagnostics diagnostics) {
    var declarations = new DeclarationChecker(unit, unit.name().text(), modules, diagnostics);
    declarations.declare();
    declarations.bodies(Variables.none());
    declarations.module().effects().report(diagnostics);
    return declarations.module();
  }

  /**
   * A module that is known to be right: what is in its functions is checked when somebody asks for it. Threads may share it.
   *
   * @param modules where it is from; one thread at a time looks into the modules of one source
   */
  public static CheckedModule outline(SourceUnit.Module unit, ModuleSource modules, Diagnostics diagnostics) {
    var declarations = new DeclarationChecker(unit, unit.name().text(), modules, diagnostics);
    declarations.declare();
    declarations.bodiesLater();
    return declarations.module();
  }

  /** @return the program, when there are no errors */
  public static Optional<CheckedProgram> program(SourceUnit.Playbook unit, ModuleSource modules,
      Diagnostics diagnostics) {
    var declarations = new DeclarationChecker(unit, "", modules, diagnostics);
    declarations.declare();
    var globals = Variables.none();
    var top = new Context(declarations.module(), modules, declarations.types(), diagnostics, globals,
        Allowed.anything(unit.span()), Optional.empty());
    var parameters = parameters(unit, top);
    var groups = groups(unit, top);
    parameters.values().forEach(parameter -> globals.declare(parameter.name(), parameter.type(), parameter.span()));
    groups.values().forEach(group -> globals.declare(group.name(), new Type.ListOf(group.type()), group.span()));
    declarations.bodies(globals);
    StatementChecker.statements(unit.statements(), top.with(globals.inner()));
    declarations.module().effects().report(diagnostics);
    if (unit.statements().isEmpty()) {
      diagnostics.add(Diagnostic.warning(Code.RESULT_UNUSED, "This playbook does nothing", end(unit.span()),
          "no statements"));
    }
    return diagnostics.hasErrors()
        ? Optional.empty()
        : Optional.of(new CheckedProgram(unit, declarations.module(), parameters, groups));
  }

  private static Map<String, CheckedProgram.Parameter> parameters(SourceUnit.Playbook unit, Context context) {
    var parameters = new LinkedHashMap<String, CheckedProgram.Parameter>();
    for (var declaration : unit.declarations()) {
      if (declaration instanceof Declaration.Param param) {
        var type = context.types().resolve(param.type());
        if (Types.holds(type, part -> part instanceof Type.NodeWith || part == Type.Simple.JSON)) {
          context.report(Diagnostic.error(Code.WRONG_TYPE, "A parameter can't be " + TypeErrors.a(type),
              param.type().span(), "no value of this type can be given to a run")
              .help(
                  "A node comes from a group of the `inventory` block; a JSON document is a `string` that `json.parse` reads."));
        }
        param.defaultValue().ifPresent(value -> ConstantChecker.check(value, type,
            "the default of `" + param.name().text() + "`", context));
        parameters.putIfAbsent(param.name().text(), new CheckedProgram.Parameter(param.name().text(), type,
            param.defaultValue(), param.doc(), param.name().span()));
      }
    }
    return parameters;
  }

  private static Map<String, CheckedProgram.Group> groups(SourceUnit.Playbook unit, Context context) {
    var groups = new LinkedHashMap<String, CheckedProgram.Group>();
    for (var group : unit.groups()) {
      var variables = new LinkedHashMap<String, Type>();
      for (var variable : group.variables()) {
        var name = variable.name().text();
        var type = context.types().resolve(variable.type());
        variable.defaultValue()
            .ifPresent(value -> ConstantChecker.check(value, type, "the default of `" + name + "`", context));
        if (name.equals("name") || name.equals("host")) {
          context.report(Diagnostic.error(Code.ALREADY_DECLARED, "`" + name + "` is declared already",
              variable.name().span(), "every node has it").help("Leave it out, or choose another name."));
        } else if (variables.putIfAbsent(name, type) != null) {
          var first = group.variables().stream().filter(other -> other.name().text().equals(name)).findFirst();
          context.report(DeclarationChecker.twice(variable.name(), first.orElseThrow().name()));
        }
      }
      groups.putIfAbsent(group.name().text(),
          new CheckedProgram.Group(group, new Type.NodeWith(variables)));
    }
    return groups;
  }

  private static Span end(Span span) {
    return new Span(span.file(), span.end(), span.end());
  }
}
