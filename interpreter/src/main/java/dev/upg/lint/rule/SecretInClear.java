package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Severity;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.command.CommandText;
import dev.upg.source.Span;
import dev.upg.tree.Argument;
import dev.upg.tree.Declaration;
import dev.upg.tree.Expression;
import dev.upg.tree.MapEntry;
import dev.upg.tree.Statement;

import java.util.regex.Pattern;

/** A password or token written down in a playbook. */
final class SecretInClear extends Rule {
  private static final Pattern NAME = Pattern
      .compile("(?i).*(passw(or)?d|passphrase|secret|token|api_?key|access_?key|private_?key).*");
  private static final Pattern OPTION = Pattern
      .compile("(?i)--?(password|passwd|token|secret)[= ]([^\\s$\\uE000-\\uEFFF'\"]\\S*)");
  private static final Pattern URL = Pattern.compile("[a-z][a-z0-9+.-]*://[^/\\s:@]+:([^/\\s@\\uE000-\\uEFFF$]+)@");

  SecretInClear() {
    super(Code.SECRET_IN_CLEAR, Profile.ESSENTIAL, Severity.ERROR);
  }

  @Override
  public void listen(Listeners on) {
    on.each(Declaration.Param.class, (param, at) -> param.defaultValue()
        .ifPresent(value -> named(param.name().text(), value, at)));
    on.each(Statement.Let.class, (let, at) -> named(let.name().text(), let.value(), at));
    on.each(MapEntry.class, (entry, at) -> named(entry.key().span().text(), entry.value(), at));
    on.each(Argument.class, (argument, at) -> argument.name()
        .ifPresent(name -> named(name.text(), argument.value(), at)));
    on.command(this::command);
    on.each(Expression.Template.class, (template, at) -> template.constant().filter(text -> URL.matcher(text).find())
        .ifPresent(text -> report(template.span(), "an address with a password in it", at)));
  }

  private void named(String name, Expression value, Place at) {
    if (NAME.matcher(name).matches() && value instanceof Expression.Template template
        && template.constant().filter(text -> !text.isBlank() && !text.matches(".*[/. ].*|<.*>")).isPresent()) {
      report(value.span(), "`" + name + "` in clear", at);
    }
  }

  private void command(CommandText text, Place at) {
    var option = OPTION.matcher(text.text());
    if (option.find()) {
      report(text.span(option.start(), option.end()), "a secret on a command line", at);
    }
  }

  private void report(Span span, String label, Place at) {
    at.report(finding("A secret stands in clear", span, label)
        .help(
            "Make it a parameter, `param password: secret`, and give it by `env` or `stdin`; change the one that stood here."));
  }
}
