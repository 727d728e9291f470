package dev.upg.eval;

import dev.upg.check.CheckedModule;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Note;
import dev.upg.tree.Expression;
import dev.upg.type.Effect;
import dev.upg.value.Value;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The parts of a condition that look at the cluster, and the values they had when last asked. */
final class Watch {
  private static final Value NOT_ASKED = Value.text("not asked");

  private final List<Expression> parts;
  private final IdentityHashMap<Expression, Value> values = new IdentityHashMap<>();
  private final Frame frame;
  private final UnaryOperator<String> hideSecrets;

  private Watch(List<Expression> parts, Frame frame, UnaryOperator<String> hideSecrets) {
    this.parts = parts;
    this.hideSecrets = hideSecrets;
    this.frame = frame.watching(values);
    forget();
  }

  /** @param hideSecrets is asked for the text of each value that is shown */
  static Watch of(Expression condition, Frame frame, UnaryOperator<String> hideSecrets) {
    var parts = new ArrayList<Expression>();
    collect(condition, frame.module(), parts);
    return new Watch(parts, frame, hideSecrets);
  }

  /** Evaluate the condition in this one. */
  Frame frame() {
    return frame;
  }

  void forget() {
    parts.forEach(part -> values.put(part, NOT_ASKED));
  }

  /** By how it is written in the playbook. */
  Map<String, String> shown() {
    var shown = new LinkedHashMap<String, String>();
    parts.forEach(part -> shown.put(oneLine(part.span().text()), shorten(hideSecrets.apply(values.get(part).show()))));
    return shown;
  }

  Diagnostic facts(Diagnostic diagnostic) {
    var told = diagnostic;
    for (var value : shown().entrySet()) {
      told = told.with(new Note("value", "`" + value.getKey() + "` is " + value.getValue()));
    }
    return told;
  }

  static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String shorten(String text) {
    var line = oneLine(text);
    return line.length() > 200 ? line.substring(0, 199) + "…" : line;
  }

  private static void collect(Expression expression, CheckedModule module, List<Expression> parts) {
    switch (expression) {
      case Expression.Call call when module.resolution(call).effect() != Effect.PURE -> parts.add(call);
      case Expression.Call call -> {
        if (call.callee() instanceof Expression.Member member && !(module.uses().containsKey(member.target().span()
            .text()))) {
          collect(member.target(), module, parts);
        }
        call.arguments().forEach(argument -> collect(argument.value(), module, parts));
      }
      case Expression.Member member -> {
        int before = parts.size();
        collect(member.target(), module, parts);
        if (parts.size() > before) {
          parts.subList(before, parts.size()).clear();
          parts.add(member);
        }
      }
      case Expression.Unary unary -> collect(unary.operand(), module, parts);
      case Expression.Binary binary -> {
        collect(binary.left(), module, parts);
        collect(binary.right(), module, parts);
      }
      case Expression.Conditional conditional -> {
        collect(conditional.condition(), module, parts);
        collect(conditional.then(), module, parts);
        collect(conditional.otherwise(), module, parts);
      }
      case Expression.Index index -> collect(index.target(), module, parts);
      case Expression.RemoteCommand command -> parts.add(command);
      // The body of a lambda is evaluated many times; its list is shown instead.
      case Expression ignored -> {
      }
    }
  }
}
