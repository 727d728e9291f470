package dev.upg.cli;

import dev.upg.bind.Bound;
import dev.upg.builtin.Natives;
import dev.upg.check.CheckedProgram;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.lint.Directive;
import dev.upg.lint.Finding;
import dev.upg.value.Quantities;
import dev.upg.value.Show;
import dev.upg.worstcase.WorstCase;

import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;

/** {@code # upg: window 4h}: how long a playbook may take, against how long it can take. */
final class Window {
  private Window() {}

  /** @param bound with the nodes of an inventory; without one each group counts with as few nodes as it may have */
  static Optional<Finding> exceeded(CheckedProgram program, Optional<Bound> bound) {
    for (var directive : Directive.of(program.unit().span().file())) {
      if (directive.word().equals("window")) {
        return limit(directive.rest()).map(limit -> exceeded(program, bound, directive, limit))
            .orElseGet(() -> Optional.of(new Finding(Diagnostic.warning(Code.BAD_ALLOWANCE,
                "`" + directive.rest() + "` is no time", directive.span(), "a duration like 4h is wanted")
                .help("Write `# upg: window 4h`."))));
      }
    }
    return Optional.empty();
  }

  private static Optional<Finding> exceeded(CheckedProgram program, Optional<Bound> bound, Directive directive,
      Duration limit) {
    var counts = new HashMap<String, Long>();
    program.groups().values().forEach(group -> counts.put(group.name(), group.declaration().min()));
    var longest = bound.map(given -> WorstCase.of(given, Natives.all()))
        .orElseGet(() -> WorstCase.usual(program, Natives.all())).whole().atLeast(counts);
    if (longest.compareTo(limit) <= 0) {
      return Optional.empty();
    }
    return Optional.of(new Finding(Diagnostic.warning(Code.OVER_WINDOW,
        "This playbook may take longer than its window", directive.span(),
        "its limits add up to " + Show.duration(longest))
        .note("Counted with "
            + (bound.isPresent() ? "the nodes of the inventory" : "as few nodes as each group may have")
            + ", and parameters as they are when nobody gives them.")
        .help("Shorten limits, take fewer nodes at a time by `--limit`, or agree on a longer window.")));
  }

  private static Optional<Duration> limit(String written) {
    return Quantities.duration(written).filter(Duration::isPositive);
  }
}
