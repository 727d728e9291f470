package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Spelling;
import dev.upg.source.Span;
import dev.upg.tree.Expression;
import dev.upg.tree.SourceUnit;
import dev.upg.tree.Statement;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The words for names that aren't known where they are used. */
final class NameErrors {
  /** What people write who come from other languages, and what upg has for it. */
  private static final Map<String, String> OTHER_WORDS = Map.ofEntries(Map.entry("print", "say \"…\""),
      Map.entry("println", "say \"…\""), Map.entry("echo", "say \"…\""), Map.entry("log", "say \"…\""),
      Map.entry("sleep", "pause 5s"), Map.entry("shell", "remote node \"…\""), Map.entry("run", "remote node \"…\""),
      Map.entry("exec", "remote node \"…\""), Map.entry("command", "remote node \"…\""),
      Map.entry("ssh", "remote node \"…\""), Map.entry("assert", "require …"), Map.entry("raise", "fail \"…\""),
      Map.entry("error", "fail \"…\""), Map.entry("exit", "fail \"…\""), Map.entry("len", "list.size()"),
      Map.entry("str", "\"${…}\""), Map.entry("range", "[1, 2, 3]"), Map.entry("int", "text.int()"));

  /** The same of what is called behind a dot. */
  private static final Map<String, String> OTHER_METHODS = Map.ofEntries(Map.entry("length", ".size()"),
      Map.entry("len", ".size()"), Map.entry("toString", "\"${…}\""), Map.entry("to_string", "\"${…}\""),
      Map.entry("append", "… + [item]"), Map.entry("push", "… + [item]"), Map.entry("add", "… + [item]"),
      Map.entry("forEach", "foreach item in …"), Map.entry("each", "foreach item in …"),
      Map.entry("filter", ".where(…)"), Map.entry("select", ".where(…)"), Map.entry("contains", "item in …"),
      Map.entry("includes", "item in …"), Map.entry("has", "item in …"), Map.entry("strip", ".trim()"),
      Map.entry("some", ".any(…)"), Map.entry("every", ".all(…)"),
      Map.entry("sort", ".sort_by(…)"), Map.entry("sorted", ".sort_by(…)"), Map.entry("match", "… matches \"…\""));

  private static final Map<String, String> OTHER_VALUES = Map.ofEntries(Map.entry("null", "none"),
      Map.entry("nil", "none"), Map.entry("undefined", "none"), Map.entry("None", "none"), Map.entry("NULL", "none"),
      Map.entry("True", "true"), Map.entry("TRUE", "true"), Map.entry("yes", "true"), Map.entry("on", "true"),
      Map.entry("False", "false"), Map.entry("FALSE", "false"), Map.entry("no", "false"), Map.entry("off", "false"));
  private static final Set<String> VALUES = Set.of("true", "false", "none");

  private NameErrors() {}

  /** A sentence for a function of other languages. */
  static Optional<String> otherWord(String name) {
    return Optional.ofNullable(OTHER_WORDS.get(name)).map(own -> "upg writes it `" + own + "`.");
  }

  /** The same for what is called behind a dot, or stands there without a call. */
  static Optional<String> otherMethod(String name) {
    return Optional.ofNullable(OTHER_METHODS.get(name)).map(own -> "upg writes it `" + own + "`.");
  }

  static Diagnostic isPrivate(CheckedFunction function, Span at) {
    var name = function.declaration().name();
    return Diagnostic
        .error(Code.UNKNOWN_FUNCTION, "`" + name.text() + "` is known only in its own file", at,
            "its name begins with `_`")
        .related(name.span(), "declared here").help("Leave out the `_` there if other files may use it.");
  }

  static Diagnostic unknown(Expression.NameUse use, Context context) {
    var title = "There is no `" + use.name() + "` here";
    var value = OTHER_VALUES.get(use.name());
    if (value != null) {
      return Diagnostic.error(Code.UNKNOWN_NAME, title, use.span(), "upg calls it `" + value + "`");
    }
    if (context.allowed().reason() == Allowed.Reason.DEFAULT) {
      return Diagnostic.error(Code.UNKNOWN_NAME, title, use.span(), "a default knows no other names")
          .help("Write the value itself.");
    }
    var let = topLevelLet(use.name(), context);
    if (let.isPresent()) {
      var error = Diagnostic.error(Code.UNKNOWN_NAME, title, use.span(), "not known at this place")
          .related(let.get().name().span(), "known only to the statements below this");
      return context.result().isPresent() || context.allowed().reason() == Allowed.Reason.FUNCTION
          ? error.help(
              "A function sees the playbook's parameters and groups, never its `let`s: hand it over as an argument.")
          : error;
    }
    if (context.modules().libraryModules().contains(use.name())) {
      context.module().missing(use.name());
      return Diagnostic.error(Code.UNKNOWN_NAME, title, use.span(), "a module of the library that isn't used yet")
          .help("Name it at the top of the file: `use " + use.name() + "`.");
    }
    var known = new TreeSet<>(context.variables().names());
    known.addAll(context.module().uses().keySet());
    known.addAll(VALUES);
    return Diagnostic.error(Code.UNKNOWN_NAME, title, use.span(),
        Spelling.label(use.name(), known, "not known at this place"));
  }

  private static Optional<Statement.Let> topLevelLet(String name, Context context) {
    return context.module().unit() instanceof SourceUnit.Playbook playbook
        ? playbook.statements().stream().filter(Statement.Let.class::isInstance).map(Statement.Let.class::cast)
            .filter(let -> let.name().text().equals(name)).findFirst()
        : Optional.empty();
  }
}
