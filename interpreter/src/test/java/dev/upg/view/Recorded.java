package dev.upg.view;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Note;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.event.RunEvent;
import dev.upg.host.OutputListener.Stream;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events of a run as the interpreter tells them; times are seconds after 14:02:11 UTC. */
public final class Recorded {
  static final String LOOP = "node in replica where cluster.version(node) != version";
  private static final Instant START = Instant.parse("2026-11-21T14:02:11Z");
  private static final Optional<String> NOBODY = Optional.empty();

  private final List<RunEvent> events = new ArrayList<>();

  /** Two replica servers, of which the second one's upgrade fails; a third was up to date. */
  public static List<RunEvent> failing() {
    var run = new Recorded();
    run.add(new RunEvent.RunStarted(at(0), "Pegasus: high-availability rolling upgrade", "ha.upg",
        Optional.of("practice Pegasus 2.4.0: 3 replica servers; 20 times faster than real")));
    run.add(new RunEvent.ScopeEntered(at(0), NOBODY, "cluster.meta_level(\"steady\")"));
    run.add(new RunEvent.LoopStarted(at(1), LOOP, List.of("replica-1", "replica-10"), List.of("replica-2")));
    run.node("replica-1", 1, 1);
    run.add(new RunEvent.NodeEnded(at(90), "replica-1", true, seconds(89)));
    run.add(new RunEvent.GuardEntered(at(90), 50, NOBODY, "cluster.healthy()", seconds(30)));
    run.add(new RunEvent.GuardEntered(at(90), 51, NOBODY, "cluster.lag() < 5", seconds(30)));
    run.add(new RunEvent.NodeStarted(at(90), "replica-10", 2, 2));
    run.add(new RunEvent.CommandStarted(at(91), 20, "replica-10", true, "./run.sh start replica\n  --now",
        Optional.empty()));
    run.add(new RunEvent.CommandOutput(at(92), 20, "replica-10", Stream.STDERR, "\u001b[31mno such file\u0007"));
    run.add(new RunEvent.CommandEnded(at(93), 20, "replica-10", Optional.of(1), Duration.ofMillis(2140)));
    run.add(new RunEvent.Asked(at(92), Optional.of("replica-10"), failure(), true));
    run.add(new RunEvent.Decided(at(92), Optional.of("replica-10"), "remote node \"./run.sh start\\nreplica\"",
        RunEvent.Decision.RETRY, ""));
    run.add(new RunEvent.Decided(at(93), Optional.of("replica-10"), "remote node \"sync\"", RunEvent.Decision.SKIP,
        "the disk is replaced tomorrow"));
    run.add(new RunEvent.Decided(at(93), Optional.empty(), "remote meta[0] \"sync\"", RunEvent.Decision.STOP, ""));
    run.add(new RunEvent.Failed(at(93), Optional.of("replica-10"), failure()));
    run.add(new RunEvent.NodeEnded(at(93), "replica-10", false, seconds(3)));
    run.add(new RunEvent.GuardBroken(at(93), 50, NOBODY, "cluster.healthy()", "too few replicas",
        Map.of("cluster.healthy()", "false")));
    run.add(new RunEvent.GuardLeft(at(93), 51, NOBODY, "cluster.lag() < 5"));
    run.add(new RunEvent.ScopeLeft(at(94), NOBODY, "cluster.meta_level(\"steady\")", false));
    run.add(new RunEvent.Measured(at(95), "without-primary", "partitions without a primary", Duration.ZERO, Map.of()));
    var parts = new LinkedHashMap<String, Duration>();
    parts.put("1.3", Duration.ofMillis(700));
    parts.put("1.7", seconds(22));
    parts.put("2.0", seconds(4));
    parts.put("2.5", seconds(3));
    run.add(new RunEvent.Measured(at(95), "without-two-replicas", "partitions with fewer than two live replicas",
        Duration.ofMillis(29_700), parts));
    run.add(new RunEvent.RunEnded(at(95), Outcome.FAILED, seconds(95)));
    return run.events;
  }

  /** One server at 升级 done, then somebody presses Ctrl-C. */
  public static List<RunEvent> stopped() {
    var run = new Recorded();
    run.add(new RunEvent.RunStarted(at(0), "升级 Pegasus", "升级.upg", Optional.empty()));
    run.add(new RunEvent.LoopStarted(at(1), "node in replica", List.of("副本-1", "副本-2", "副本-3"), List.of()));
    run.node("副本-1", 1, 1);
    run.add(new RunEvent.NodeEnded(at(90), "副本-1", true, seconds(89)));
    run.add(new RunEvent.Paused(at(90), "副本-2"));
    run.add(new RunEvent.WentOn(at(90), "副本-2", Duration.ZERO));
    run.add(new RunEvent.NodeStarted(at(90), "副本-2", 2, 3));
    run.add(new RunEvent.Said(at(90), Optional.of("副本-2"), "first line\nsecond line"));
    run.add(new RunEvent.StopAsked(at(91), "Ctrl-C"));
    run.add(new RunEvent.StopAsked(at(91), "SIGTERM"));
    run.add(new RunEvent.NodeEnded(at(92), "副本-2", false, seconds(2)));
    run.add(new RunEvent.RunEnded(at(92), Outcome.STOPPED, seconds(92)));
    return run.events;
  }

  private void node(String node, int index, int from) {
    var here = Optional.of(node);
    add(new RunEvent.NodeStarted(at(from), node, index, 2));
    add(new RunEvent.VersionSeen(at(from), node, Optional.of("2.4.0"), Optional.empty()));
    add(new RunEvent.ScopeEntered(at(from + 1), here, "cluster.add_secondary_limit(0)"));
    var primaries = "cluster.primaries(node) == 0";
    add(new RunEvent.WaitStarted(at(from + 1), 1, here, primaries, Duration.ofMinutes(5)));
    for (int i = 0; i < 40; i++) {
      add(new RunEvent.CommandStarted(at(from + 1 + i), 100 + i, "meta-1", false, "./run.sh shell",
          Optional.of("nodes -d\n")));
      add(new RunEvent.CommandOutput(at(from + 1 + i), 100 + i, "meta-1", Stream.STDOUT,
          "primaries " + (i < 2 ? 3 : 1)));
      add(new RunEvent.CommandEnded(at(from + 1 + i), 100 + i, "meta-1", Optional.of(0), Duration.ofMillis(80)));
      add(new RunEvent.WaitPolled(at(from + 1 + i), 1, here, primaries,
          Map.of("cluster.primaries(node)", i < 2 ? "3" : "1"), seconds(i), seconds(300 - i)));
    }
    add(new RunEvent.WaitEnded(at(from + 41), 1, here, primaries, true,
        Map.of("cluster.primaries(node)", "0"), 41, seconds(40)));
    add(new RunEvent.StepStarted(at(from + 41), here, "replace and restart " + node));
    add(new RunEvent.CommandStarted(at(from + 41), 7, node, true, "set -eu\n./run.sh stop replica\n",
        Optional.empty()));
    add(new RunEvent.CommandOutput(at(from + 42), 7, node, Stream.STDOUT, "stopped"));
    add(new RunEvent.CommandEnded(at(from + 42), 7, node, Optional.of(0), Duration.ofMillis(1230)));
    add(new RunEvent.CommandStarted(at(from + 42), 8, node, true, "./run.sh start replica",
        Optional.of("yes\nonce more\n")));
    add(new RunEvent.CommandEnded(at(from + 60), 8, node, Optional.empty(), seconds(18)));
    add(new RunEvent.StepEnded(at(from + 60), here, "replace and restart " + node, true, seconds(19)));
    var values = new LinkedHashMap<String, String>();
    values.put("a", "1");
    values.put("b", "none");
    add(new RunEvent.WaitStarted(at(from + 60), 2, here, "a == b", Duration.ofMinutes(10)));
    add(new RunEvent.WaitPolled(at(from + 60), 2, here, "a == b", values, seconds(0), seconds(600)));
    add(new RunEvent.WaitEnded(at(from + 61), 2, here, "a == b", true,
        new java.util.TreeMap<>(Map.of("a", "1", "b", "1")), 2, seconds(1)));
    add(new RunEvent.VersionSeen(at(from + 61), node, Optional.empty(), Optional.of("2.5.0")));
    add(new RunEvent.ScopeLeft(at(from + 62), here, "cluster.add_secondary_limit(0)", true));
  }

  private void add(RunEvent event) {
    events.add(event);
  }

  static Diagnostic failure() {
    var file = new SourceFile("ha.upg", "playbook \"x\"\nremote node \"./run.sh start replica\"\n");
    int start = file.lineStart(2);
    return Diagnostic.failed(Code.COMMAND_FAILED, "A command failed on replica-10", new Span(file, start, start + 36),
        "ended with exit status 1").with(new Note("node", "replica-10, 2 of 2"))
        .with(new Note("output", "no such file"));
  }

  public static Instant at(int second) {
    return START.plusSeconds(second);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
