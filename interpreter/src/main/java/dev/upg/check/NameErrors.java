package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Spelling;
import dev.upg.tree.Expression;
import dev.upg.tree.SourceUnit;
import dev.upg.tree.Statement;

import java.util.Map;
import java.util.Optional;

/** The words for names that aren't known where they are used. */
final class NameErrors {
  /** What people write who come from other languages, and what upg has for it. */
  private static final Map<String, String> OTHER_WORDS = Map.ofEntries(Map.entry("print", "say \"…\""),
      Map.entry("println", "say \"…\""), Map.entry("echo", "say \"…\""), Map.entry("log", "say \"…\""),
      Map.entry("sleep", "pause 5s"), Map.entry("shell", "remote node \"…\""), Map.entry("run", "remote node \"…\""),
      Map.entry("exec", "remote node \"…\""), Map.entry("command", "remote node \"…\""),
      Map.entry("ssh", "remote node \"…\""), Map.entry("assert", "require …"), Map.entry("raise", "fail \"…\""),
      Map.entry("error", "fail \"…\""), Map.entry("exit", "fail \"…\""), Map.entry("len", "list.size()"));

  private NameErrors() {}

  /** A sentence for a function of other languages. */
  static Optional<String> otherWord(String name) {
    return Optional.ofNullable(OTHER_WORDS.get(name)).map(own -> "upg writes it `" + own + "`.");
  }

  static Diagnostic unknown(Expression.NameUse use, Context context) {
    var title = "There is no `" + use.name() + "` here";
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
    return Diagnostic.error(Code.UNKNOWN_NAME, title, use.span(),
        Spelling.label(use.name(), context.variables().names(), "not known at this place"));
  }

  private static Optional<Statement.Let> topLevelLet(String name, Context context) {
    return context.module().unit() instanceof SourceUnit.Playbook playbook
        ? playbook.statements().stream().filter(Statement.Let.class::isInstance).map(Statement.Let.class::cast)
            .filter(let -> let.name().text().equals(name)).findFirst()
        : Optional.empty();
  }
}
