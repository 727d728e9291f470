package dev.upg.tests.endtoend;

import dev.upg.clock.Clock;
import dev.upg.event.RunEvent;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticeShape;
import dev.upg.practice.dolphindb.DolphindbLayout;
import dev.upg.practice.dolphindb.DolphindbPractice;
import dev.upg.practice.dolphindb.DolphindbSnapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A practice DolphinDB cluster, and runs of playbooks on it as `upg run --practice` does them. */
final class DolphindbUpgrade implements AutoCloseable {
  private static final Path PLAYBOOKS = Path.of(System.getProperty("upg.root"), "playbooks/dolphindb");

  private final Clock clock = Clock.scaled(Upgrade.SPEED);
  private final DolphindbPractice cluster;

  /** Of three hosts, with high availability. */
  DolphindbUpgrade(String... faults) throws IOException {
    this(3, faults);
  }

  DolphindbUpgrade(int hosts, String... faults) throws IOException {
    var shape = new PracticeShape(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(hosts));
    cluster = new DolphindbPractice(DolphindbLayout.of(shape), new PracticeOptions(clock, List.of(faults)));
  }

  Upgrade.Result run(String playbook, Map<String, Object> settings, String... limit) throws IOException {
    return run(playbook, settings, event -> false, limit);
  }

  /** @param stopAt the event at which a person asks to stop */
  Upgrade.Result run(String playbook, Map<String, Object> settings, Predicate<RunEvent> stopAt, String... limit)
      throws IOException {
    return Upgrade.run(cluster, clock, PLAYBOOKS.resolve(playbook), settings, stopAt, limit);
  }

  /** A host's home folder. */
  Path home(String host) {
    return cluster.homes().get(host);
  }

  List<String> remarks() {
    return cluster.remarks();
  }

  DolphindbSnapshot now() {
    return cluster.snapshot();
  }

  @Override
  public void close() {
    cluster.close();
  }
}
