package dev.upg.runreport;

import dev.upg.evidence.Evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the timeline shows: a lane for the run as a whole, and one for each node at which something happened. */
final class Lanes {
  /** So many marks are drawn; behind that the changes by single commands aren't, then shorter waits. */
  static final int MARKS = 8_000;

  private final Map<Optional<String>, Lane> lanes = new LinkedHashMap<>();
  private final Evidence evidence;
  private boolean drawsCommands;

  /** What happened at one node, or outside of nodes. */
  static final class Lane {
    private final Optional<String> node;
    final List<Evidence.Visit> visits = new ArrayList<>();
    final List<Evidence.Step> steps = new ArrayList<>();
    final List<Evidence.Wait> waits = new ArrayList<>();
    final List<Evidence.Scope> scopes = new ArrayList<>();
    final List<Evidence.Command> changes = new ArrayList<>();

    private Lane(Optional<String> node) {
      this.node = node;
    }

    String name() {
      return node.orElse("whole run");
    }

    boolean isOfRun() {
      return node.isEmpty();
    }
  }

  Lanes(RunReport report) {
    this.evidence = report.evidence();
    lane(Optional.empty());
    evidence.visits().forEach(visit -> lane(Optional.of(visit.node())).visits.add(visit));
    evidence.steps().forEach(step -> lane(step.node()).steps.add(step));
    evidence.scopes().forEach(scope -> lane(scope.node()).scopes.add(scope));
    evidence.waits().stream().filter(wait -> wait.looks() > 1 || !wait.held().orElse(false)).forEach(wait -> lane(wait
        .node()).waits.add(wait));
    int marks = evidence.visits().size() + evidence.steps().size() + evidence.scopes().size() + evidence.waits().size();
    drawsCommands = marks + evidence.commands().stream().filter(Evidence.Command::changes).count() <= MARKS;
    if (drawsCommands) {
      evidence.commands().stream().filter(Evidence.Command::changes).forEach(command -> lane(Optional.of(command
          .node())).changes.add(command));
    }
    var run = lanes.get(Optional.<String>empty());
    if (run.steps.isEmpty() && run.waits.isEmpty() && run.scopes.isEmpty() && lanes.size() > 1) {
      lanes.remove(Optional.<String>empty());
    }
  }

  private Lane lane(Optional<String> node) {
    return lanes.computeIfAbsent(node, Lane::new);
  }

  List<Lane> all() {
    return List.copyOf(lanes.values());
  }

  boolean drawsCommands() {
    return drawsCommands;
  }
}
