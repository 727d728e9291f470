package dev.upg.cli;

import dev.upg.check.CheckedProgram;
import dev.upg.type.Type;
import dev.upg.type.Types;

import java.util.Set;
import java.util.stream.Collectors;

/** The variables and parameters that a playbook declares as secrets, or as something that holds one. */
final class SecretVariables {
  private SecretVariables() {}

  /** The names of the inventory block's variables; a name that is secret in one group isn't shown in another one either. */
  static Set<String> of(CheckedProgram program) {
    return program.groups().values().stream().flatMap(group -> group.type().variables().entrySet().stream())
        .filter(variable -> holdsSecret(variable.getValue())).map(variable -> variable.getKey())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a parameter of the playbook is a secret, or holds one. */
  static boolean isSecret(String parameter, CheckedProgram program) {
    var declared = program.declaredParameters().get(parameter);
    return declared == null || holdsSecret(declared.type());
  }

  static boolean holdsSecret(Type type) {
    return Types.holds(type, part -> part == Type.Simple.SECRET);
  }
}
