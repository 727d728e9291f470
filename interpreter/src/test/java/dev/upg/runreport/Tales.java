package dev.upg.runreport;

import static dev.upg.view.Recorded.at;

import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import dev.upg.evidence.EvidenceFile;
import dev.upg.evidence.EvidenceReader;
import dev.upg.evidence.ProcessFacts;
import dev.upg.host.OutputListener.Stream;
import dev.upg.journal.Entry;
import dev.upg.journal.RunFolder;
import dev.upg.journal.RunRecord;
import dev.upg.view.Recorded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs as they are told afterwards, each with its journal and its evidence. */
final class Tales {
  private static final String HOSTILE = "<script>alert('x')</script> & \"\u001b[31mred\u001b[0m\" \u0007\u202e]]>";

  private final Path file;
  private final List<Entry> entries = new ArrayList<>();

  Tales(Path folder) {
    this.file = folder.resolve("evidence.jsonl");
    entries.add(new Entry.Opened(at(0), 1, "upg 1", Map.of(), Map.of("title", "Upgrade the store")));
  }

  RunReport told(String name) throws IOException {
    return switch (name) {
      case "success" -> {
        begin(0, "run");
        add(0, work("kv-1", 1, true), end(30, Outcome.SUCCEEDED));
        nodes(Entry.Node.State.DONE, "kv-1");
        yield ended("succeeded", "", 30);
      }
      case "failure" -> {
        begin(0, "run");
        add(0, Recorded.failing());
        nodes(Entry.Node.State.DONE, "replica-1");
        nodes(Entry.Node.State.STARTED, "replica-10");
        yield ended("failed", "A command failed on replica-10", 95);
      }
      case "resumed" -> {
        begin(0, "run");
        var first = work("kv-1", 1, true);
        add(0, first.subList(0, first.size() - 6));
        Files.writeString(file, "{\"event\":\"command-outp", StandardOpenOption.APPEND);
        begin(4000, "resume");
        add(4000, List.of(new RunEvent.RunResumed(at(4000), false, List.of(), List.of("kv-1"))),
            work("kv-1", 4001, true),
            end(4030, Outcome.SUCCEEDED));
        nodes(Entry.Node.State.DONE, "kv-1");
        yield ended("succeeded", "", 4030);
      }
      case "aborted" -> {
        begin(0, "run");
        add(0, work("kv-1", 1, false), end(30, Outcome.FAILED));
        begin(100, "abort");
        add(100, List.of(new RunEvent.RunResumed(at(100), true, List.of(), List.of("kv-1"))),
            end(102, Outcome.ABORTED));
        nodes(Entry.Node.State.STARTED, "kv-1");
        yield ended("aborted", "The run was stopped", 102);
      }
      case "cut" -> {
        begin(0, "run");
        var all = work("kv-1", 1, true);
        add(0, all.subList(0, all.size() - 6));
        nodes(Entry.Node.State.STARTED, "kv-1");
        yield report();
      }
      case "hostile" -> {
        begin(0, "run");
        add(0, work(HOSTILE, 1, false), List.of(new RunEvent.Said(at(29), Optional.of(HOSTILE), HOSTILE)),
            end(30, Outcome.FAILED));
        nodes(Entry.Node.State.STARTED, HOSTILE);
        yield ended("failed", HOSTILE, 30);
      }
      case "without evidence" -> {
        nodes(Entry.Node.State.DONE, "kv-1");
        entries.add(1, new Entry.Began(at(0), "run", "ann", "desk", 42));
        yield ended("succeeded", "", 30);
      }
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** A node's step with a change, a wait of three looks and a version. */
  static List<RunEvent> work(String node, int from, boolean succeeds) {
    var here = Optional.of(node);
    var condition = "lag(node) < 5";
    return List.of(new RunEvent.LoopStarted(at(from), "node in kv", List.of(node), List.of()),
        new RunEvent.NodeStarted(at(from), node, 1, 1),
        new RunEvent.VersionSeen(at(from), node, Optional.of("1.0"), Optional.empty()),
        new RunEvent.ScopeEntered(at(from), Optional.empty(), "kv.quiet()"),
        new RunEvent.StepStarted(at(from + 1), here, "restart " + node),
        new RunEvent.CommandStarted(at(from + 1), 1, node, true, "./kv restart # " + node, Optional.empty()),
        new RunEvent.CommandOutput(at(from + 2), 1, node, Stream.STDOUT, node + " goes down"),
        new RunEvent.CommandOutput(at(from + 3), 1, node, Stream.STDERR, "warning: " + node),
        new RunEvent.CommandEnded(at(from + 4), 1, node, Optional.of(succeeds ? 0 : 1), Duration.ofSeconds(3)),
        new RunEvent.WaitStarted(at(from + 4), 2, here, condition, Duration.ofMinutes(5)),
        new RunEvent.WaitPolled(at(from + 4), 2, here, condition, Map.of("lag(node)", "12"), Duration.ZERO,
            Duration.ofMinutes(5)),
        new RunEvent.WaitPolled(at(from + 9), 2, here, condition, Map.of("lag(node)", "7"), Duration.ofSeconds(5),
            Duration.ofSeconds(295)),
        new RunEvent.WaitEnded(at(from + 14), 2, here, condition, succeeds, Map.of("lag(node)", succeeds ? "3" : "6"),
            3,
            Duration.ofSeconds(10)),
        new RunEvent.StepEnded(at(from + 15), here, "restart " + node, succeeds, Duration.ofSeconds(14)),
        new RunEvent.VersionSeen(at(from + 16), node, Optional.empty(), Optional.of("2.0")),
        new RunEvent.ScopeLeft(at(from + 16), Optional.empty(), "kv.quiet()", true),
        new RunEvent.NodeEnded(at(from + 17), node, succeeds, Duration.ofSeconds(17)));
  }

  static List<RunEvent> end(int at, Outcome outcome) {
    return List.of(new RunEvent.RunEnded(at(at), outcome, Duration.ofSeconds(at)));
  }

  private void begin(int at, String how) {
    entries.add(new Entry.Began(at(at), how, "ann", "desk", 42 + at));
  }

  @SafeVarargs
  private void add(int began, List<RunEvent>... events) {
    var how = ((Entry.Began) entries.getLast()).how();
    try (var evidence = EvidenceFile.open(file)) {
      evidence.began(at(began), new ProcessFacts(how, "ann", "desk", 42 + began, "/home/ann", "upg 1", "21", "Linux 6",
          Map.of("playbook kv.upg", "00ff"), List.of("--yes"), Map.of("token", "<hidden>")));
      for (var list : events) {
        list.forEach(evidence::on);
      }
    }
  }

  private void nodes(Entry.Node.State state, String node) {
    entries.add(new Entry.Planned(at(1), "3", List.of(node)));
    entries.add(new Entry.Node(at(1), node, state));
    if (state == Entry.Node.State.STARTED) {
      var key = "3[" + node + "]/0#0";
      entries
          .add(new Entry.Intent(at(2), key, Optional.of(node), "./kv restart", "kv.upg:4", Optional.empty(), List.of(),
              1000, "ask", Optional.empty()));
    }
  }

  private RunReport ended(String outcome, String why, int at) throws IOException {
    entries.add(new Entry.Ended(at(at), outcome, why));
    return report();
  }

  private RunReport report() throws IOException {
    var record = RunRecord.of(new RunFolder(Path.of("20261121-140211-abcd")), entries, false);
    return RunReport.of("20261121-140211-abcd", Optional.of(record), "", EvidenceReader.read(file), at(9000), "upg 1");
  }
}
