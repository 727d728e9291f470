package dev.upg.bind;

import dev.upg.check.CheckedProgram;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Spelling;
import dev.upg.inventory.Inventory;
import dev.upg.type.Type;
import dev.upg.type.Types;
import dev.upg.value.Value;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks an inventory and parameter values against what a playbook declares, and reports all that is wrong at once. */
public final class Binder {
  private Binder() {}

  /**
   * @param inventory empty when none was given
   * @param settings parameter values by name: text from the command line, or what a file holds (String, Boolean, Long, Double, List, Map)
   * @param limit names of nodes or groups that loops are limited to; empty: all
   */
  public static Optional<Bound> bind(CheckedProgram program, Optional<Inventory> inventory,
      Map<String, Object> settings, List<String> limit, Diagnostics diagnostics) {
    var parameters = parameters(program, settings, diagnostics);
    if (inventory.isEmpty() && program.groups().values().stream().anyMatch(group -> group.declaration().min() > 0)) {
      var first = program.groups().values().iterator().next();
      diagnostics.add(Diagnostic.error(Code.NO_INVENTORY, "This playbook needs an inventory", first.span(),
          "nodes of this group are wanted").help("Give one with `-i FILE`, or try the playbook with `--practice`."));
      return Optional.empty();
    }
    var groups = inventory.map(given -> GroupBinder.bind(program, given, diagnostics)).orElse(Map.of());
    var limited = limit(inventory, limit, diagnostics);
    return diagnostics.hasErrors() ? Optional.empty() : Optional.of(new Bound(program, parameters, groups, limited));
  }

  /** The nodes of each group that a playbook declares; errors where the inventory doesn't fit. */
  public static Map<String, List<Value.NodeRef>> groups(CheckedProgram program, Inventory inventory,
      Diagnostics diagnostics) {
    return GroupBinder.bind(program, inventory, diagnostics);
  }

  private static Map<String, Value> parameters(CheckedProgram program, Map<String, Object> settings,
      Diagnostics diagnostics) {
    var declared = program.declaredParameters();
    var values = new HashMap<String, Value>();
    settings.forEach((name, given) -> {
      var parameter = declared.get(name);
      if (parameter == null) {
        diagnostics.add(Diagnostic.error(Code.UNKNOWN_PARAMETER, "This playbook has no parameter `" + name + "`"
            + Spelling.nearest(name, declared.keySet()).map(found -> "; did you mean `" + found + "`?").orElse(""))
            .note(declared.isEmpty()
                ? "It has no parameters."
                : "It has " + String.join(", ", declared.keySet().stream().map(known -> "`" + known + "`").toList())
                    + "."));
        return;
      }
      try {
        values.put(name, TypedValue.of(given, parameter.type()));
      } catch (TypedValue.NotOfType e) {
        boolean secret = Types.holds(parameter.type(), part -> part == Type.Simple.SECRET);
        var shown = secret ? "<hidden>" : given.toString();
        diagnostics.add(Diagnostic.error(Code.BAD_PARAMETER, "`" + shown + "` is no value for the parameter `" + name
            + "`", parameter.span(), "its type is `" + parameter.type() + "`").note(e.getMessage()));
      }
    });
    for (var parameter : declared.values()) {
      if (parameter.defaultValue().isEmpty() && !settings.containsKey(parameter.name())) {
        diagnostics.add(Diagnostic.error(Code.MISSING_PARAMETER, "The parameter `" + parameter.name()
            + "` needs a value", parameter.span(), "its type is `" + parameter.type() + "`, and it has no default")
            .help("Give it with `--set " + parameter.name() + "=…`."
                + (parameter.doc().isBlank() ? "" : " It is: " + parameter.doc().strip())));
      }
    }
    return values;
  }

  private static Optional<Set<String>> limit(Optional<Inventory> inventory, List<String> limit,
      Diagnostics diagnostics) {
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    var names = new HashSet<String>();
    for (var wanted : limit) {
      var group = inventory.map(given -> given.groups().get(wanted));
      if (group.isPresent()) {
        group.get().forEach(node -> names.add(node.name()));
      } else if (inventory.flatMap(given -> given.node(wanted)).isPresent()) {
        names.add(wanted);
      } else {
        var known = new TreeSet<String>();
        inventory.ifPresent(given -> {
          known.addAll(given.groups().keySet());
          given.nodes().forEach(node -> known.add(node.name()));
        });
        diagnostics.add(Diagnostic.error(Code.UNKNOWN_LIMIT, "`--limit` names `" + wanted
            + "`, which is no node or group of the inventory"
            + Spelling.nearest(wanted, known).map(found -> "; did you mean `" + found + "`?").orElse(""))
            .help("`upg inventory -i FILE` lists them."));
      }
    }
    return Optional.of(names);
  }
}
