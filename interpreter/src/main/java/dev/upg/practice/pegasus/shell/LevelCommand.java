package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.MetaLevel;

import java.util.List;

/** {@code get_meta_level} and {@code set_meta_level}. */
final class LevelCommand implements ShellCommand {
  private final boolean sets;

  LevelCommand(boolean sets) {
    this.sets = sets;
  }

  @Override
  public String name() {
    return sets ? "set_meta_level" : "get_meta_level";
  }

  @Override
  public List<String> usage() {
    return List.of(sets ? "<stopped|blind|freezed|steady|lively>" : "");
  }

  @Override
  public boolean run(List<String> arguments, MetaLink metas, Console console) throws InterruptedException {
    if (!sets) {
      var level = metas.ask(ClusterInfoCommand.PATIENCE, leader -> leader.level().word());
      console.line(level.map(word -> "current meta level is fl_" + word)
          .orElseGet(() -> "get meta level got error " + Failures.ofControl(metas)));
      return true;
    }
    if (arguments.isEmpty()) {
      return false;
    }
    var level = MetaLevel.parse(arguments.getFirst());
    if (level.isEmpty()) {
      console.errorLine("parse " + arguments.getFirst() + " as meta function level failed");
      return false;
    }
    var old = metas.ask(ClusterInfoCommand.PATIENCE, leader -> metas.model().setLevel(leader, level.get()).word());
    console.line(old.map(word -> "control meta level ok, the old level is fl_" + word)
        .orElseGet(() -> "control meta level got error " + Failures.ofControl(metas)));
    return true;
  }
}
