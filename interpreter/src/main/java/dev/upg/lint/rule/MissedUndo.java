package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.flow.Bodies;
import dev.upg.lint.flow.Opposites;
import dev.upg.lint.flow.Paths;
import dev.upg.lint.flow.Undoing;
import dev.upg.tree.Declaration;
import dev.upg.tree.Expression;
import dev.upg.tree.Node;
import dev.upg.tree.SourceUnit;

import java.util.HashMap;
import java.util.Map;

/** Something that is set, and stays so on a path: nobody thinks of it when the statement between fails. */
final class MissedUndo extends Rule {
  MissedUndo() {
    super(Code.MISSED_UNDO, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.each(SourceUnit.Playbook.class, (playbook, at) -> check(playbook, at));
    on.each(Declaration.Function.class, this::check);
  }

  private void check(Node body, Place at) {
    var undoing = new Undoing(at.functions(), at.module());
    var ends = new Paths<>(undoing).follow(Bodies.statements(body), Map.of());
    var open = new HashMap<String, Expression>();
    ends.normal().ifPresent(open::putAll);
    ends.returned().ifPresent(open::putAll);
    var afterSuccess = Map.copyOf(open);
    ends.failed().ifPresent(failed -> failed.forEach(open::putIfAbsent));
    // A function that only sets it leaves the undoing to its caller, and is looked at there.
    open.keySet().removeIf(key -> body instanceof Declaration && !undoing.closed().contains(key));
    open.forEach((key, set) -> {
      var undo = key.startsWith("$ ") ? Opposites.undo(key) : key.substring(key.indexOf('.') + 1);
      at.report(finding(afterSuccess.containsKey(key)
          ? "This is never undone"
          : "This stays so when something behind it fails", set.span(), "`" + undo + "` takes it back")
          .help(
              "Make it a `scope`: what its `leave` says is done on success, on failure and on Ctrl-C, and by `upg abort`."));
    });
  }
}
