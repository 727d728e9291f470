package dev.upg.tests.crash;

import dev.upg.clock.Clock;
import dev.upg.journal.JournalFile;
import dev.upg.journal.RunFolder;
import dev.upg.practice.PracticeCluster;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticeShape;
import dev.upg.practice.PracticeState;
import dev.upg.practice.host.CommandWatcher;
import dev.upg.tests.endtoend.UpgProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A practice cluster that outlives the processes of {@code upg} that work on it, and the folder in which they do. */
final class Stage implements AutoCloseable {
  private static final double SPEED = Double.parseDouble(System.getProperty("crash.speed", "20"));

  private final Subject subject;
  private final FastStart starts;
  private final Path folder;
  private final PracticeCluster cluster;
  private final StringBuilder seen = new StringBuilder();

  /** @param folder is empty */
  Stage(Subject subject, FastStart starts, Path folder, CommandWatcher watcher) throws IOException {
    this.subject = subject;
    this.starts = starts;
    this.folder = folder;
    this.cluster = subject.cluster().up(
        new PracticeOptions(Clock.scaled(SPEED), List.of(), PracticeShape.USUAL, watcher));
  }

  /** Begins the run, and waits for the end of its process; the exit status. */
  int run(List<String> mortality) throws IOException, InterruptedException {
    var arguments = new ArrayList<>(List.of("run", subject.playbook().toString(), "-i",
        cluster.inventory().toString(), "--ssh-config", cluster.sshConfig().toString()));
    arguments.addAll(settings(":"));
    subject.settings().forEach((name, value) -> arguments.addAll(List.of("--set", name + "=" + value)));
    return upg(mortality, arguments);
  }

  /** What goes on with the run, {@code resume} or {@code abort}. Secrets aren't in its journal. */
  int goOn(String command, List<String> mortality) throws IOException, InterruptedException {
    return upg(mortality, Stream.concat(Stream.of(command), settings(": secret").stream()).toList());
  }

  /** The cluster's values for the parameters that the playbook declares so. */
  private List<String> settings(String type) throws IOException {
    var text = Files.readString(subject.playbook());
    return cluster.parameters().entrySet().stream()
        .filter(parameter -> text.contains("\nparam " + parameter.getKey() + type))
        .flatMap(parameter -> Stream.of("--set", parameter.getKey() + "=" + parameter.getValue())).toList();
  }

  private int upg(List<String> mortality, List<String> arguments) throws IOException, InterruptedException {
    var all = new ArrayList<>(List.of("-Dupg.speed=" + SPEED));
    all.addAll(mortality);
    all.addAll(arguments);
    var line = Stream.of(starts.options(), all).flatMap(List::stream).toList();
    try (var upg = UpgProcess.startMortal(folder, starts.classPath(), line)) {
      int code = upg.end();
      seen.append("$ upg ").append(String.join(" ", all)).append('\n').append(upg.seen()).append("exit ").append(code)
          .append("\n\n");
      return code;
    }
  }

  PracticeState state() {
    return cluster.state();
  }

  JournalFile.Contents journal() throws IOException {
    return JournalFile.read(RunFolder.all(folder).getFirst().journal());
  }

  /** The job folders that nodes have. */
  List<Path> jobs() throws IOException {
    var jobs = new ArrayList<Path>();
    for (var home : cluster.homes().values()) {
      var kept = home.resolve(".upg/jobs");
      if (Files.isDirectory(kept)) {
        try (Stream<Path> found = Files.list(kept)) {
          found.forEach(jobs::add);
        }
      }
    }
    return jobs;
  }

  /** All that was printed. */
  String seen() {
    return seen.toString();
  }

  @Override
  public void close() {
    cluster.close();
  }
}
