package dev.upg.lint.flow;

import dev.upg.check.CheckedModule;
import dev.upg.lint.Children;
import dev.upg.lint.Functions;
import dev.upg.tree.Expression;
import dev.upg.tree.Node;
import dev.upg.tree.Statement;
import dev.upg.tree.WaitUntil;
import dev.upg.type.Effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether the cluster was looked at before anything goes down. */
public final class Looking implements Paths.Meaning<Boolean> {
  private final Functions functions;
  private final CheckedModule module;
  private final Map<String, Expression> lets;
  private final List<Expression> unlooked = new ArrayList<>();

  public Looking(Functions functions, CheckedModule module, Map<String, Expression> lets) {
    this.functions = functions;
    this.module = module;
    this.lets = lets;
  }

  /** What takes something down before. */
  public List<Expression> unlooked() {
    return unlooked;
  }

  @Override
  public Boolean after(Node step, Boolean before) {
    boolean looked = before || isLook(step);
    for (var change : functions.changes(step, module)) {
      looked = effect(change, looked);
    }
    return looked;
  }

  @Override
  public Boolean join(Boolean one, Boolean other) {
    return one && other;
  }

  private boolean isLook(Node step) {
    return switch (step) {
      case WaitUntil wait -> looks(wait.condition());
      case Statement.Ensure ensure -> looks(ensure.condition());
      case Statement.Require require -> looks(require.condition());
      case Statement.Confirm ignored -> true;
      case Node ignored -> false;
    };
  }

  private boolean looks(Expression condition) {
    return functions.effect(condition, module) != Effect.PURE || Children.any(condition,
        part -> part instanceof Expression.NameUse use && lets.containsKey(use.name())
            && functions.effect(lets.get(use.name()), module) != Effect.PURE);
  }

  private boolean effect(Expression effect, boolean looked) {
    switch (effect) {
      case Expression.Call call -> {
        var summary = module.resolution(call).function().map(functions::summary).orElse(Summary.NOTHING);
        if (!looked && summary.disruptsUnlooked()) {
          unlooked.add(call);
        }
        return looked || summary.looks();
      }
      case Expression.RemoteCommand command -> {
        if (!looked && functions.takesDown(command).isPresent()) {
          unlooked.add(command);
        }
        return looked;
      }
      case Expression ignored -> {
        return looked;
      }
    }
  }
}
