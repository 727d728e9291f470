package dev.upg.tests.endtoend;

import dev.upg.clock.Clock;
import dev.upg.eval.Confirmation;
import dev.upg.event.RunEvent;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticeShape;
import dev.upg.practice.PracticeState;
import dev.upg.practice.openmldb.OpenmldbLayout;
import dev.upg.practice.openmldb.OpenmldbPractice;
import dev.upg.practice.openmldb.OpenmldbSnapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A practice OpenMLDB cluster, and runs of playbooks on it as `upg run --practice` does them. */
final class OpenmldbUpgrade implements AutoCloseable {
  static final Map<String, Object> SECOND_TABLET = Map.of("names", List.of("tablet-2"));

  private static final Path PLAYBOOKS = Path.of(System.getProperty("upg.root"), "playbooks/openmldb");

  private final Clock clock = Clock.scaled(Upgrade.SPEED);
  private final OpenmldbPractice cluster;

  OpenmldbUpgrade(String... faults) throws IOException {
    cluster = new OpenmldbPractice(OpenmldbLayout.of(PracticeShape.USUAL),
        new PracticeOptions(clock, List.of(faults)));
  }

  Upgrade.Result run(String playbook, Map<String, Object> settings) throws IOException {
    return run(playbook, settings, event -> false);
  }

  /** @param stopAt the event at which a person asks to stop */
  Upgrade.Result run(String playbook, Map<String, Object> settings, Predicate<RunEvent> stopAt) throws IOException {
    return Upgrade.run(cluster, clock, PLAYBOOKS.resolve(playbook), settings, stopAt);
  }

  /** @param confirmation what a person answers */
  Upgrade.Result runAttended(String playbook, Map<String, Object> settings, Confirmation confirmation)
      throws IOException {
    return Upgrade.run(cluster, clock, PLAYBOOKS.resolve(playbook), settings, event -> false, confirmation);
  }

  OpenmldbSnapshot now() {
    return cluster.snapshot();
  }

  PracticeState state() {
    return cluster.state();
  }

  PracticeState.Server component(String name) {
    return state().servers().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    cluster.close();
  }
}
