package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Constants;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Declaration;
import dev.upg.tree.Expression;
import dev.upg.tree.Parameter;
import dev.upg.tree.TemplatePart;
import dev.upg.tree.TypeName;
import dev.upg.type.Type;

import java.util.List;

/** A value that the shell reads as text of the command. */
final class RawInterpolation extends Rule {
  RawInterpolation() {
    super(Code.RAW_INTERPOLATION, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.each(Expression.RemoteCommand.class, this::command);
  }

  private void command(Expression.RemoteCommand command, Place at) {
    for (var part : command.command().parts()) {
      if (part instanceof TemplatePart.Hole hole && hole.raw() && !isKnown(hole.expression(), at)) {
        at.report(finding("This value is put into the command unquoted", hole.span(),
            "`; rm -rf /` in it would be run")
            .help("Leave out `raw`: a value is one word, a list as many words as it has items."));
      }
    }
  }

  /** A text of the playbook itself, or one of a few that its type names. */
  private static boolean isKnown(Expression value, Place at) {
    var constant = new Constants(at, at.lets()).of(value);
    if (constant instanceof Expression.Conditional choice) {
      return isKnown(choice.then(), at) && isKnown(choice.otherwise(), at);
    }
    return ConstantCondition.isLiteral(constant) || constant instanceof Expression.NameUse use && isOneOf(use, at);
  }

  private static boolean isOneOf(Expression.NameUse use, Place at) {
    var parameters = at.declaration().map(declaration -> switch (declaration) {
      case Declaration.Function function -> function.parameters();
      case Declaration.Scope scope -> scope.parameters();
      default -> List.<Parameter>of();
    }).orElse(List.of());
    return parameters.stream().anyMatch(parameter -> parameter.name().text().equals(use.name())
        && (parameter.type() instanceof TypeName.Literals
            || parameter.type() instanceof TypeName.Named(var span, var module, var name, var arguments)
                && name.text().equals("int")))
        || at.program().map(program -> program.declaredParameters().get(use.name()))
            .filter(parameter -> parameter.type() instanceof Type.Literals || parameter.type() == Type.Simple.INT)
            .isPresent();
  }
}
