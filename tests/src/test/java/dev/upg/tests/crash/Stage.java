package dev.upg.tests.crash;

import dev.upg.clock.Clock;
import dev.upg.journal.JournalFile;
import dev.upg.journal.RunFolder;
import dev.upg.practice.PracticeCluster;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticeState;
import dev.upg.practice.host.CommandWatcher;
import dev.upg.tests.endtoend.UpgProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** A practice cluster that outlives the processes of {@code upg} that work on it, and the folder in which they do. */
final class Stage implements AutoCloseable {
  private static final double SPEED = Double.parseDouble(System.getProperty("crash.speed", "20"));

  private final Subject subject;
  private final FastStart starts;
  private final Path folder;
  private final PracticeCluster cluster;
  private final StringBuilder seen = new StringBuilder();

  /**
   * @param folder is empty
   * @param watcher sees the commands of the run, not those of what is run first
   */
  Stage(Subject subject, FastStart starts, Path folder, CommandWatcher watcher)
      throws IOException, InterruptedException {
    this.subject = subject;
    this.starts = starts;
    this.folder = Files.createDirectory(folder.resolve("run"));
    var watching = new AtomicBoolean();
    this.cluster = subject.cluster().up(new PracticeOptions(Clock.scaled(SPEED), List.of(), subject.shape(),
        (host, command, moment) -> watching.get() && watcher.cutsConnection(host, command, moment)));
    if (!subject.first().isEmpty()) {
      runFirst(Files.createDirectory(folder.resolve("first")));
    }
    watching.set(true);
  }

  private void runFirst(Path place) throws IOException, InterruptedException {
    var playbook = Path.of(subject.first().getFirst());
    var arguments = onCluster("run", playbook);
    arguments.addAll(subject.first().subList(1, subject.first().size()));
    int code = upg(place, List.of(), arguments);
    if (code != 0) {
      close();
      throw new AssertionError("what is run first ends with " + code + "\n" + seen);
    }
  }

  private List<String> onCluster(String command, Path playbook) throws IOException {
    var arguments = new ArrayList<>(List.of(command, playbook.toString(), "-i", cluster.inventory().toString(),
        "--ssh-config", cluster.sshConfig().toString()));
    arguments.addAll(settings(playbook, ":"));
    return arguments;
  }

  /** Begins the run, and waits for the end of its process; the exit status. */
  int run(List<String> mortality) throws IOException, InterruptedException {
    return begin("run", mortality);
  }

  /** @param command {@code run} or {@code plan} */
  int begin(String command, List<String> mortality) throws IOException, InterruptedException {
    var arguments = onCluster(command, subject.playbook());
    subject.settings().forEach((name, value) -> arguments.addAll(List.of("--set", name + "=" + value)));
    return upg(folder, mortality, arguments);
  }

  /** What goes on with the run, {@code resume} or {@code abort}. Secrets aren't in its journal. */
  int goOn(String command, List<String> mortality) throws IOException, InterruptedException {
    return upg(folder, mortality,
        Stream.concat(Stream.of(command), settings(subject.playbook(), ": secret").stream()).toList());
  }

  /** The cluster's values for the parameters that the playbook declares so. */
  private List<String> settings(Path playbook, String type) throws IOException {
    var text = Files.readString(playbook);
    return cluster.parameters().entrySet().stream()
        .filter(parameter -> text.contains("\nparam " + parameter.getKey() + type))
        .flatMap(parameter -> Stream.of("--set", parameter.getKey() + "=" + parameter.getValue())).toList();
  }

  private int upg(Path place, List<String> mortality, List<String> arguments) throws IOException, InterruptedException {
    var all = new ArrayList<>(List.of("-Dupg.speed=" + SPEED));
    all.addAll(mortality);
    all.addAll(arguments);
    var line = Stream.of(starts.options(), all).flatMap(List::stream).toList();
    try (var upg = UpgProcess.startMortal(place, starts.classPath(), line)) {
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
