package dev.upg.tests.lint;

import dev.upg.compile.Compilation;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.lint.Finding;
import dev.upg.lint.Linter;
import dev.upg.lint.Profile;
import dev.upg.lint.Settings;
import dev.upg.lint.Subject;
import dev.upg.lint.rule.Rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the rules find in a compiled file, on a day that stays. */
final class Linted {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  private Linted() {}

  static List<Finding> findings(Compilation compilation, Profile profile) {
    return compilation.module().map(module -> new Linter(Rules.ALL, TODAY)
        .lint(Subject.of(module, compilation.program()), Settings.of(profile))).orElse(List.of());
  }

  /** The checker's and the rules' together. */
  static List<Diagnostic> all(Compilation compilation, Profile profile) {
    var all = new ArrayList<>(compilation.diagnostics());
    findings(compilation, profile).forEach(finding -> all.add(finding.diagnostic()));
    return all;
  }
}
