package dev.upg.lint.flow;

import dev.upg.check.CheckedModule;
import dev.upg.lint.Functions;
import dev.upg.tree.Expression;
import dev.upg.tree.Node;
import dev.upg.tree.Statement;
import dev.upg.tree.WaitUntil;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What goes down, and which gates find it healthy again. */
public final class HealthPaths implements Paths.Meaning<Health> {
  private final Functions functions;
  private final CheckedModule module;
  private final Gates gates;
  private final Predicate<Expression> counts;
  private final Map<Expression, Expression> clashes = new LinkedHashMap<>();
  private final Map<Expression, Expression> nodeClashes = new LinkedHashMap<>();

  /** @param counts which calls and commands are about what is looked at; the others take nothing down */
  public HealthPaths(Functions functions, CheckedModule module, Map<String, Expression> lets,
      Predicate<Expression> counts) {
    this.functions = functions;
    this.module = module;
    this.gates = new Gates(functions, module, lets);
    this.counts = counts;
  }

  /** What takes something down while an earlier round's is: what that was, by what comes now. */
  public Map<Expression, Expression> clashes() {
    return clashes;
  }

  /** The same where only the node was asked. */
  public Map<Expression, Expression> nodeClashes() {
    return nodeClashes;
  }

  @Override
  public Health after(Node step, Health before) {
    var now = before;
    for (var change : functions.changes(step, module)) {
      now = effect(change, now);
    }
    return now == Health.WHOLE ? now : now.passed(gate(step));
  }

  @Override
  public Health join(Health one, Health other) {
    return one.join(other);
  }

  private Gate gate(Node step) {
    return switch (step) {
      case WaitUntil wait -> gates.of(wait.condition());
      case Statement.Ensure ensure -> gates.of(ensure.condition());
      case Statement.Require require -> gates.of(require.condition());
      // A person was asked.
      case Statement.Confirm ignored -> Gate.CLUSTER;
      case Node ignored -> Gate.NONE;
    };
  }

  private Health effect(Expression effect, Health before) {
    return switch (effect) {
      case Expression.Call call -> {
        var function = module.resolution(call).function();
        if (function.isEmpty()) {
          yield before;
        }
        var summary = functions.summary(function.get());
        var now = summary.gatesFirst() ? before.passed(summary.firstGate()) : before;
        if (summary.disrupts() && counts.test(call)) {
          now = disrupted(call, now);
        } else if (!summary.disrupts()) {
          now = now.passed(summary.gate());
        }
        // Taken down and found healthy again in the call itself.
        yield summary.disruptsWithin() && !summary.disrupts() && counts.test(call)
            ? clash(call, before, summary, now)
            : now;
      }
      case Expression.RemoteCommand command when functions.takesDown(command).isPresent()
          && counts.test(command) ->
        disrupted(command, before);
      case Expression ignored -> before;
    };
  }

  private Health clash(Expression.Call call, Health before, Summary summary, Health after) {
    note(call, summary.gatesFirst() ? before.passed(summary.firstGate()) : before);
    return after;
  }

  private Health disrupted(Expression by, Health before) {
    note(by, before);
    return before.disrupted(by);
  }

  private void note(Expression by, Health before) {
    Optional.ofNullable(before.earlier()).ifPresent(earlier -> clashes.putIfAbsent(by, earlier));
    Optional.ofNullable(before.earlierNodeOnly()).ifPresent(earlier -> nodeClashes.putIfAbsent(by, earlier));
  }
}
