package dev.upg.tests.crash;

import dev.upg.cli.MortalUpg;
import dev.upg.journal.Entry;
import dev.upg.practice.PracticeState;
import dev.upg.practice.host.CommandWatcher.Moment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A run to which nothing happened: what the others are held against.
 *
 * @param entries of its journal, after the opening one
 * @param commands that reached its nodes
 */
record Undisturbed(PracticeState before, PracticeState after, List<Entry> entries, int commands) {
  static Undisturbed of(Subject subject, FastStart starts, Path folder) throws IOException, InterruptedException {
    var commands = new AtomicInteger();
    try (var stage = new Stage(subject, starts, folder, (host, command, moment) -> {
      commands.addAndGet(moment == Moment.ARRIVED ? 1 : 0);
      return false;
    })) {
      var before = stage.state();
      int code = stage.run(List.of());
      if (code != 0 || !stage.jobs().isEmpty() || !stage.state().settings().equals(before.settings())) {
        throw new AssertionError("undisturbed, it doesn't end well: " + stage.state() + "\n" + stage.seen());
      }
      var entries = stage.journal().entries();
      return new Undisturbed(before, stage.state(), entries.subList(1, entries.size()), commands.get());
    }
  }

  /** What a walk is to die at. An entry that comes more than once is named once. */
  List<String> names(Disaster.Walked walked) {
    var names = entries.stream().filter(entry -> walked.when() != Disaster.When.SOON || entry instanceof Entry.Intent)
        .map(MortalUpg::name)
        .distinct().toList();
    return IntStream.iterate(walked.first() - 1, i -> i < names.size(), i -> i + walked.step()).mapToObj(names::get)
        .toList();
  }
}
