package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Severity;
import dev.upg.lint.Children;
import dev.upg.lint.Constants;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.command.CommandText;
import dev.upg.lint.command.ShellWord;
import dev.upg.tree.Expression;
import dev.upg.tree.Statement;
import dev.upg.tree.TemplatePart;

import java.util.regex.Pattern;

/** {@code rm -r} of something that is everything when a value in it is empty. */
final class RmMaybeEmpty extends Rule {
  RmMaybeEmpty() {
    super(Code.RM_MAYBE_EMPTY, Profile.ESSENTIAL, Severity.ERROR);
  }

  @Override
  public void listen(Listeners on) {
    on.command(this::command);
  }

  private void command(CommandText text, Place at) {
    for (var one : text.commands()) {
      if (one.program().equals("rm") && (one.hasFlag('r') || one.hasFlag('R') || one.hasArgument("--recursive"))) {
        one.operands().forEach(operand -> operand(operand, text, at));
      }
    }
  }

  private void operand(ShellWord operand, CommandText text, Place at) {
    var rest = operand.text().replaceAll("[\\uE000-\\uEFFF]", "").replaceAll("\\$\\{?[A-Za-z_][A-Za-z0-9_]*}?", "");
    boolean hasValue = !rest.equals(operand.text());
    boolean isAll = rest.matches("/*|/*\\*|\\./?|\\./\\*|~/?|/\\.");
    if (isAll && (!hasValue || !isSure(operand, text, at))) {
      at.report(finding(hasValue ? "This deletes everything when its value is empty" : "This deletes everything",
          text.span(operand), hasValue
              ? "`" + (rest.isEmpty() ? "''" : rest) + "` without it, or with `/`"
              : "all of the machine, or of the folder it happens to be in")
          .help("Name a folder below it, `${…}/data/old`, or see by `require` that it isn't empty."));
    }
  }

  /** A shell's {@code :?}, a fixed text, or a value that was looked at. */
  private static boolean isSure(ShellWord operand, CommandText text, Place at) {
    if (operand.text().contains(":?")) {
      return true;
    }
    for (char c : operand.text().toCharArray()) {
      var hole = text.hole(c);
      if (hole.isPresent() && !isSure(hole.get().expression(), at)) {
        return false;
      }
    }
    // A variable of the shell itself, set in the same text from something that isn't empty.
    return CommandText.hasHole(operand.text()) || isSet(operand.text(), text.text());
  }

  private static boolean isSure(Expression value, Place at) {
    if (new Constants(at, at.lets()).text(value).filter(known -> known.strip().length() > 1).isPresent()) {
      return true;
    }
    if (value instanceof Expression.Template template) {
      return template.parts().stream().anyMatch(part -> part instanceof TemplatePart.Text(var span, var words)
          && words.matches(".*[A-Za-z0-9_].*"));
    }
    var written = value.span().text();
    return Children.any(at.body(), node -> node instanceof Statement.Require require
        && require.condition().span().text().contains(written));
  }

  private static boolean isSet(String word, String text) {
    var name = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)").matcher(word);
    return name.find()
        && Pattern.compile("(?m)(^|[\\s;])" + name.group(1) + "=[^$\\s\\uE000-\\uEFFF]*[A-Za-z0-9.]").matcher(text)
            .find()
        || name.reset().find() && Pattern.compile("for\\s+" + name.group(1) + "\\s+in\\s+\\S*[A-Za-z0-9]").matcher(text)
            .find();
  }
}
