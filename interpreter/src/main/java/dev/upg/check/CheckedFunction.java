package dev.upg.check;

import dev.upg.tree.Declaration;
import dev.upg.tree.Parameter;
import dev.upg.type.Signature;

import java.util.List;

/**
 * A function, scope or record that can be called.
 *
 * @param declaration a Function, a Scope or a RecordDeclaration
 */
public record CheckedFunction(Signature signature, Declaration declaration, CheckedModule module) {
  /** The parameters as written, with their defaults. */
  public List<Parameter> parameters() {
    return parametersOf(declaration);
  }

  /** There is one of each: to compare what is in it would read the bodies of a library's functions. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return signature.name().hashCode();
  }

  static List<Parameter> parametersOf(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Function function -> function.parameters();
      case Declaration.Scope scope -> scope.parameters();
      case Declaration.RecordDeclaration record -> record.fields();
      case Declaration.Param param -> List.of();
      case Declaration.Group group -> List.of();
    };
  }

  /** {@code pegasus.primaries}; the bare name for what the playbook declares itself. */
  public String qualifiedName() {
    return signature.module().isEmpty() ? signature.name() : signature.module() + "." + signature.name();
  }

  /** Whether only its own file knows it: its name begins with {@code _}. */
  public boolean isPrivate() {
    return signature.name().startsWith("_");
  }
}
