package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Severity;
import dev.upg.lint.Constants;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Expression;
import dev.upg.tree.Foreach;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** More nodes down at once than their group stands. */
final class BatchTooLarge extends Rule {
  BatchTooLarge() {
    super(Code.BATCH_TOO_LARGE, Profile.STANDARD, Severity.ERROR);
  }

  @Override
  public void listen(Listeners on) {
    on.each(Foreach.class, this::loop);
  }

  private void loop(Foreach loop, Place at) {
    if (loop.batch().isEmpty() || !(loop.items() instanceof Expression.NameUse use) || !Loops.disrupts(loop, at)) {
      return;
    }
    var group = at.program().map(program -> program.groups().get(use.name()));
    if (group.isEmpty()) {
      return;
    }
    var hosts = at.fleet().hostsOf(use.name());
    long nodes = hosts.map(all -> (long) all.size()).orElse(group.get().declaration().min());
    for (var size : loop.batch().get().sizes()) {
      long atOnce = count(size, nodes, at);
      if (nodes > 0 && atOnce > 1 && atOnce * 2 >= nodes) {
        at.report(finding("Half of the nodes or more are down at once", size.span(),
            atOnce + " of " + nodes + (hosts.isPresent() ? "" : ", when the group has as few as it may"))
            .related(group.get().span(), hosts.isPresent() ? "has " + nodes + " nodes" : "may have " + nodes)
            .help("Take fewer at a time: a majority of replicas must stay."));
        return;
      }
    }
  }

  private static long count(Expression size, long nodes, Place at) {
    return switch (new Constants(at, at.lets()).of(size)) {
      case Expression.IntLiteral(var span, var number) -> Math.min(number, nodes);
      case Expression.PercentLiteral(var span, var share) -> share.multiply(BigDecimal.valueOf(nodes))
          .divide(BigDecimal.valueOf(100), RoundingMode.FLOOR).max(BigDecimal.ONE).longValue();
      case Expression ignored -> 0;
    };
  }
}
