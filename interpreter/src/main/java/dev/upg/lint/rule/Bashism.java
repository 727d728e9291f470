package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Edit;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.command.CommandText;
import dev.upg.source.Span;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What bash knows and the {@code sh} of many hosts doesn't: commands are run by {@code sh} where that can fail pipelines. */
final class Bashism extends Rule {
  private static final Set<String> PROGRAMS = Set.of("source", "declare", "typeset", "shopt", "pushd", "popd", "let",
      "[[", "function", "mapfile", "readarray", "select", "disown");

  private record Form(Pattern pattern, String what) {}

  private static final List<Form> FORMS = List.of(
      new Form(Pattern.compile("<<<"), "a here-string"),
      new Form(Pattern.compile("(?<=\\s)[<>]\\("), "a process substitution"),
      new Form(Pattern.compile("(?<![\\\\'\"$])\\$'"), "a string of `$'`"),
      new Form(Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*(//?|\\^\\^?|,,?|:\\d)"), "a change of text in `${…}`"),
      new Form(Pattern.compile("\\$\\{?(RANDOM|BASH_[A-Z]+|PIPESTATUS|SECONDS|HOSTNAME)\\b"), "a variable of bash"),
      new Form(Pattern.compile("(?<![\\w.])\\{\\d+\\.\\.\\d+}"), "a range in braces"),
      new Form(Pattern.compile("(?m)(^|[;\\s])[A-Za-z_][A-Za-z0-9_]*(\\+=|=\\()"), "an array, or `+=`"));

  Bashism() {
    super(Code.BASHISM, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.command(this::command);
  }

  private void command(CommandText text, Place at) {
    for (var one : text.commands()) {
      if (PROGRAMS.contains(one.program())) {
        var first = one.words().getFirst();
        report(text.span(first), "`" + one.program() + "`", one.program().equals("source")
            ? List.of(new Edit(text.span(first), "."))
            : List.of(), at);
      }
      if (one.program().equals("[") || one.program().equals("test")) {
        one.argument("==").ifPresent(sign -> report(text.span(sign), "`==` in `[ ]`",
            List.of(new Edit(text.span(sign), "=")), at));
      }
      one.redirects().stream().filter(redirect -> redirect.operator().equals("&>") || redirect.operator().equals("&>>"))
          .forEach(redirect -> report(text.span(redirect.target()), "`&>`", List.of(), at));
    }
    var plain = unquoted(text.text());
    for (var form : FORMS) {
      var found = form.pattern.matcher(plain);
      if (found.find()) {
        report(text.span(found.start(), found.end()), form.what, List.of(), at);
      }
    }
  }

  private void report(Span span, String what, List<Edit> fix, Place at) {
    at.report(finding("This needs bash, and `sh` runs it", span, what + " isn't of POSIX")
        .help("Write it as POSIX has it, or call bash: `bash -c '…'`."), fix);
  }

  /** The text with blanks for what stands in single quotes and comments: programs of awk and the like. */
  private static String unquoted(String text) {
    var plain = new StringBuilder(text);
    boolean quoted = false;
    boolean doubly = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && !quoted) {
        i++;
        continue;
      }
      if (c == '"' && !quoted) {
        doubly = !doubly;
      }
      if (c == '\'' && !doubly && (i == 0 || text.charAt(i - 1) != '$' || quoted)) {
        quoted = !quoted;
      } else if (quoted || c == '#' && !doubly && (i == 0 || Character.isWhitespace(text.charAt(i - 1)))) {
        int end = quoted ? i + 1 : text.indexOf('\n', i) < 0 ? text.length() : text.indexOf('\n', i);
        for (; i < end; i++) {
          plain.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
        }
        i--;
      }
    }
    return plain.toString();
  }
}
