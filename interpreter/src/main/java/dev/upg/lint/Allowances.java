package dev.upg.lint;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Spelling;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;
import dev.upg.tree.Declaration;
import dev.upg.tree.SourceUnit;
import dev.upg.tree.Statement;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code # upg: allow RULE[, RULE] [until 2027-01-01] because REASON}: on a line of its own it counts for the statement or declaration that
 * begins below it, before the head of a file for all of it, behind something for that line.
 */
final class Allowances {
  private static final Pattern FORM = Pattern.compile("(.*?)(?:\\s+until\\s+(.*?))?(?:\\s+because\\s*(.*))?");

  private final LocalDate today;
  private final List<Allowance> all = new ArrayList<>();
  private final List<Finding> mistakes = new ArrayList<>();

  private static final class Allowance {
    final Directive directive;
    final List<Code> rules;
    final LocalDate until;
    final int from;
    final int to;
    final List<Code> used = new ArrayList<>();

    Allowance(Directive directive, List<Code> rules, LocalDate until, int from, int to) {
      this.directive = directive;
      this.rules = rules;
      this.until = until;
      this.from = from;
      this.to = to;
    }

    boolean isFor(Diagnostic diagnostic) {
      return rules.contains(diagnostic.code()) && diagnostic.at().map(label -> label.span())
          .filter(span -> span.file() == directive.span().file() && from <= span.line() && span.line() <= to)
          .isPresent();
    }
  }

  private Allowances(LocalDate today) {
    this.today = today;
  }

  /** @param known the rules there are */
  static Allowances of(SourceFile file, SourceUnit unit, Set<Code> known, LocalDate today) {
    var allowances = new Allowances(today);
    for (var directive : Directive.of(file)) {
      switch (directive.word()) {
        case "allow" -> allowances.read(directive, unit, known);
        case "window" -> {
        }
        default -> allowances.mistake(directive, "`# upg: " + directive.word() + "` means nothing",
            "`allow` or `window` is wanted", "Write `# upg: allow RULE because REASON`.");
      }
    }
    return allowances;
  }

  /** @param active the rules that were looked by: only their allowances can be of no use */
  List<Finding> filter(List<Finding> found, Set<Code> active) {
    var left = new ArrayList<>(mistakes);
    for (var finding : found) {
      var allowance = all.stream().filter(one -> one.isFor(finding.diagnostic())).findFirst();
      allowance.ifPresent(one -> one.used.add(finding.diagnostic().code()));
      if (allowance.isEmpty()) {
        left.add(finding);
      } else if (isOver(allowance.get())) {
        left.add(finding.with(finding.diagnostic().related(allowance.get().directive.span(),
            "allowed until " + allowance.get().until + ", which is over")));
      }
    }
    all.stream().filter(this::isOver).forEach(one -> left.add(new Finding(Diagnostic.warning(Code.ALLOWANCE_OVER,
        "This allowance is over", one.directive.span(), "it ended with " + one.until)
        .help("Mend what it allows, or agree on another day."))));
    all.stream().filter(one -> !isOver(one)).forEach(one -> unused(one, active).ifPresent(left::add));
    return left;
  }

  private Optional<Finding> unused(Allowance one, Set<Code> active) {
    var unused = one.rules.stream().filter(active::contains).filter(rule -> !one.used.contains(rule)).toList();
    if (unused.isEmpty()) {
      return Optional.empty();
    }
    var names = String.join(", ", unused.stream().map(rule -> "`" + rule.word() + "`").toList());
    var diagnostic = Diagnostic.warning(Code.UNUSED_ALLOWANCE, "There is nothing here that " + names + " finds",
        one.directive.span(), "allows nothing").help("Take it away, so that it can't hide something later.");
    return Optional.of(new Finding(diagnostic,
        unused.size() == one.rules.size() ? List.of(Edit.removeLine(one.directive.span())) : List.of()));
  }

  private boolean isOver(Allowance allowance) {
    return allowance.until != null && allowance.until.isBefore(today);
  }

  private void read(Directive directive, SourceUnit unit, Set<Code> known) {
    var form = FORM.matcher(directive.rest());
    form.matches();
    var rules = new ArrayList<Code>();
    for (var written : form.group(1).split("[\\s,]+")) {
      var rule = Linter.rule(written, known);
      if (rule.isEmpty()) {
        var label = written.isEmpty()
            ? "which rule?"
            : Spelling.label(written, known.stream().map(Code::word).toList(), "not a rule of lint");
        mistake(directive, written.isEmpty() ? "This allows no rule" : "There is no rule `" + written + "`", label,
            "`upg lint --rules` lists them; write `# upg: allow RULE because REASON`.");
        return;
      }
      rules.add(rule.get());
    }
    if (form.group(3) == null || form.group(3).isBlank()) {
      mistake(directive, "This allowance has no reason", "why is it right here?",
          "Write it behind: `… because REASON`.");
      return;
    }
    LocalDate until = null;
    if (form.group(2) != null) {
      try {
        until = LocalDate.parse(form.group(2));
      } catch (DateTimeParseException e) {
        mistake(directive, "`" + form.group(2) + "` is no day", "a day like 2027-01-31 is wanted",
            "Write `… until 2027-01-31 because REASON`.");
        return;
      }
    }
    all.add(allowance(directive, rules, until, unit));
  }

  private static Allowance allowance(Directive directive, List<Code> rules, LocalDate until, SourceUnit unit) {
    var file = directive.span().file();
    int line = directive.span().line();
    if (!directive.alone()) {
      return new Allowance(directive, rules, until, line, lastLine(unit, file, line));
    }
    int below = line + 1;
    while (below <= file.lineCount() && isNoCode(file.lineText(below))) {
      below++;
    }
    boolean head = below <= file.lineCount() && file.lineText(below).strip().matches("(playbook|module)\\b.*");
    return new Allowance(directive, rules, until, head ? 1 : line,
        head ? file.lineCount() : lastLine(unit, file, Math.min(below, file.lineCount())));
  }

  private static boolean isNoCode(String line) {
    return line.isBlank() || line.strip().startsWith("#");
  }

  /** Of the statements and declarations that begin in a line, the last one that any of them reaches. */
  private static int lastLine(SourceUnit unit, SourceFile file, int line) {
    int[] last = {line};
    Children.walk(unit, node -> {
      Span span = node.span();
      if ((node instanceof Statement || node instanceof Declaration) && span.file() == file && span.line() == line) {
        last[0] = Math.max(last[0], file.line(span.end()));
      }
    });
    return last[0];
  }

  private void mistake(Directive directive, String title, String label, String help) {
    mistakes.add(new Finding(Diagnostic.warning(Code.BAD_ALLOWANCE, title, directive.span(), label).help(help)));
  }
}
