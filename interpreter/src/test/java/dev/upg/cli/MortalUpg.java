package dev.upg.cli;

import dev.upg.clock.Clock;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.NativeFunction;
import dev.upg.host.Connector;
import dev.upg.inventory.Inventory;
import dev.upg.journal.Entry;
import dev.upg.journal.Journal;
import dev.upg.journal.JournalFile;
import dev.upg.practice.FastConnector;
import dev.upg.practice.PracticeFault;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticePlan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * {@code upg}, for tests that kill it: its time runs {@code upg.speed} times faster and {@code upg.behind} behind, and at the entry {@code upg.death} of its
 * journal (the first after the opening one is 1) a real {@code kill -KILL} ends it: right before that reaches the file, right
 * after, ({@code upg.death.when=untold}) before unless it is an intent, or {@code upg.death.delay} milliseconds after, while the run goes on. With {@code upg.deaths} that is the first entry that this file names (see
 * {@link #name}); its name is then the next line of {@code upg.died}, and isn't waited for again.
 */
public final class MortalUpg {
  private MortalUpg() {}

  public static void main(String[] arguments) {
    System.exit(Main.execute(Environment.ofProcess(), MortalParts::new, arguments));
  }

  /** What an entry is told by that comes again in another process of the run, and in another run of the same playbook. */
  public static String name(Entry entry) {
    return entry.getClass().getSimpleName() + " " + switch (entry) {
      case Entry.Opened opened -> opened.upg();
      case Entry.Began began -> began.how().equals("run") ? "" : "again";
      case Entry.Intent intent -> intent.key();
      case Entry.Result result -> result.key();
      case Entry.Started begun -> begun.job().substring(begun.job().lastIndexOf('-'));
      case Entry.Forgotten forgotten -> forgotten.job().substring(forgotten.job().lastIndexOf('-'));
      case Entry.Failed failed -> failed.key();
      case Entry.Skipped skipped -> skipped.key();
      case Entry.Look look -> look.key();
      case Entry.Done done -> done.place();
      case Entry.ScopeEntered scope -> scope.place();
      case Entry.ScopeLeaving scope -> scope.place();
      case Entry.ScopeLeft scope -> scope.place();
      case Entry.Rescued rescued -> rescued.place();
      case Entry.Dropped dropped -> dropped.place();
      case Entry.Planned planned -> planned.place();
      case Entry.Node node -> node.node() + " " + node.state();
      case Entry.VersionSeen seen -> seen.node();
      case Entry.Moment moment -> moment.what() + " " + moment.text();
      case Entry.Ended ended -> ended.outcome();
    };
  }

  private static final class MortalParts implements Parts {
    private final Parts parts = new StandardParts();
    private final double speed = Double.parseDouble(System.getProperty("upg.speed", "1"));

    @Override
    public Clock clock(double ignored) {
      return behind(Duration.parse(System.getProperty("upg.behind", "PT0S")), parts.clock(speed));
    }

    @Override
    public Journal journal(JournalFile file) {
      return new MortalJournal(parts.journal(file));
    }

    @Override
    public Connector connector(Transport transport, Optional<Path> sshConfig, PassphrasePrompt person) {
      return new FastConnector(parts.connector(transport, sshConfig, person), speed);
    }

    @Override
    public Optional<Inventory> inventory(Path file, Diagnostics diagnostics) {
      return parts.inventory(file, diagnostics);
    }

    @Override
    public Map<String, NativeFunction> natives() {
      return parts.natives();
    }

    @Override
    public List<String> practiceDatabases() {
      return parts.practiceDatabases();
    }

    @Override
    public List<PracticeFault> faults(String database) {
      return parts.faults(database);
    }

    @Override
    public PracticePlan practice(String database, PracticeOptions options) {
      return parts.practice(database, options);
    }
  }

  private static Clock behind(Duration behind, Clock clock) {
    return new Clock() {
      @Override
      public Instant now() {
        return clock.now().minus(behind);
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        clock.sleep(duration);
      }
    };
  }

  private static final class MortalJournal implements Journal {
    private final Journal journal;
    private final int last = Integer.getInteger("upg.death", 0);
    private final Set<String> deaths = lines("upg.deaths");
    private final String when = System.getProperty("upg.death.when", "after");
    private final Optional<Integer> delay = Optional.ofNullable(Integer.getInteger("upg.death.delay"));
    private int entries;

    private MortalJournal(Journal journal) {
      this.journal = journal;
      deaths.removeAll(lines("upg.died"));
    }

    private static Set<String> lines(String property) {
      var file = Path.of(System.getProperty(property, ""));
      try {
        return new HashSet<>(Files.isRegularFile(file) ? Files.readAllLines(file) : List.of());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public synchronized void write(Entry entry) throws IOException {
      mayDie(entry, () -> journal.write(entry));
    }

    @Override
    public synchronized void keep(Entry entry) throws IOException {
      mayDie(entry, () -> journal.keep(entry));
    }

    @Override
    public List<Entry> entries() throws IOException {
      return journal.entries();
    }

    private void mayDie(Entry entry, Writing writing) throws IOException {
      boolean dies = ++entries == last || deaths.contains(name(entry));
      if (dies && !deaths.isEmpty()) {
        Files.writeString(Path.of(System.getProperty("upg.died")), name(entry) + "\n", StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
        deaths.clear();
      }
      if (dies && (when.equals("before") || when.equals("untold") && !(entry instanceof Entry.Intent))) {
        die();
      }
      writing.run();
      if (dies && delay.isPresent()) {
        Clock.system().every(Duration.ofMillis(delay.get()), MortalJournal::die);
      } else if (dies) {
        die();
      }
    }

    /** Whoever writes an entry meanwhile waits. */
    private static void die() {
      try {
        new ProcessBuilder("kill", "-KILL", Long.toString(ProcessHandle.current().pid())).start();
        new CountDownLatch(1).await();
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException("this process can't kill itself", e);
      }
    }

    @FunctionalInterface
    private interface Writing { void run() throws IOException; }
  }
}
