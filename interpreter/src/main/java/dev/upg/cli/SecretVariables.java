package dev.upg.cli;

import dev.upg.check.CheckedProgram;
import dev.upg.type.Type;

import java.util.Set;
import java.util.stream.Collectors;

/** The variables that a playbook's inventory block declares as secrets, or as something that holds one. */
final class SecretVariables {
  private SecretVariables() {}

  /** Their names; a name that is secret in one group isn't shown in another one either. */
  static Set<String> of(CheckedProgram program) {
    return program.groups().values().stream().flatMap(group -> group.type().variables().entrySet().stream())
        .filter(variable -> holdsSecret(variable.getValue())).map(variable -> variable.getKey())
        .collect(Collectors.toUnmodifiableSet());
  }

  static boolean holdsSecret(Type type) {
    return switch (type) {
      case Type.Simple simple -> simple == Type.Simple.SECRET;
      case Type.OptionalOf(var item) -> holdsSecret(item);
      case Type.ListOf(var item) -> holdsSecret(item);
      case Type.MapOf(var key, var value) -> holdsSecret(key) || holdsSecret(value);
      case Type.Literals ignored -> false;
      case Type.NodeWith ignored -> false;
      case Type.RecordOf ignored -> false;
      case Type.FunctionOf ignored -> false;
      case Type.Variable ignored -> false;
    };
  }
}
