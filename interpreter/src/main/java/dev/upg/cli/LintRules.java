package dev.upg.cli;

import dev.upg.lint.rule.Rules;

import java.io.PrintWriter;

/** The list of {@code upg lint --rules}. */
final class LintRules {
  private LintRules() {}

  static void print(PrintWriter out) {
    for (var rule : Rules.ALL) {
      var title = CodePages.page(rule.code()).map(CodePages::title).orElse("");
      out.printf("%s  %-24s %-9s  %-7s  %s%n", rule.code().id(), rule.code().word(), rule.profile().word(),
          rule.severity().word(), title);
    }
    out.println("\n`upg explain RULE` tells more of one. The profile is the least strict one that has the rule.");
  }
}
