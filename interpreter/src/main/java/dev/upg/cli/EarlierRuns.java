package dev.upg.cli;

import dev.upg.journal.DamagedJournal;
import dev.upg.journal.HeldJournal;
import dev.upg.journal.JournalFile;
import dev.upg.journal.RunFolder;
import dev.upg.journal.RunRecord;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The runs that were begun in this folder. */
final class EarlierRuns {
  private final Environment environment;

  EarlierRuns(Environment environment) {
    this.environment = environment;
  }

  /**
   * A run whose journal can't be relied upon has a reason instead of a record.
   *
   * @param word what is the matter in one word: {@code damaged}, {@code unknown} for another upg's, {@code unreadable}
   * @param before what the journal says up to its damage
   */
  record Found(RunFolder folder, Optional<RunRecord> record, String word, String damage, Optional<RunRecord> before) {}

  /** Without those that never got the cluster. */
  List<Found> all() throws IOException {
    return RunFolder.all(environment.directory()).stream().map(EarlierRuns::read).filter(EarlierRuns::gotTheCluster)
        .toList();
  }

  /** The same without those that have come to a good end. */
  List<Found> unfinished() throws IOException {
    return RunFolder.all(environment.directory()).stream().filter(folder -> !JournalFile.isOver(folder.journal()))
        .map(EarlierRuns::read).filter(EarlierRuns::gotTheCluster).toList();
  }

  private static boolean gotTheCluster(Found run) {
    return run.record().filter(record -> record.processes().isEmpty()).isEmpty();
  }

  /** The run of this name, or with a name that begins so; without a name the latest one. */
  Optional<Found> find(Optional<String> name) {
    if (name.filter(String::isBlank).isPresent()) {
      environment.refuse("The run's name is empty: write it, or leave it out to mean the latest run");
      return Optional.empty();
    }
    List<Found> runs;
    try {
      runs = RunFolder.all(environment.directory()).stream().filter(folder -> folder.name().startsWith(name.orElse("")))
          .map(EarlierRuns::read).filter(EarlierRuns::gotTheCluster).limit(name.isPresent() ? Long.MAX_VALUE : 1)
          .toList();
    } catch (IOException e) {
      unreadable(e);
      return Optional.empty();
    }
    if (runs.isEmpty() || name.isPresent() && runs.size() > 1) {
      environment.refuse(runs.isEmpty()
          ? (name.isPresent() ? "There is no run `" + name.get() + "` here" : "No run was begun here")
              + ": `upg runs` shows the runs of this folder"
          : "More than one run begins with `" + name.get() + "`: write more of its name");
      return Optional.empty();
    }
    return Optional.of(runs.getFirst());
  }

  /** Says that nobody knows which runs there are. */
  int unreadable(IOException e) {
    return environment.refuse("The runs of this folder, in `" + environment.directory().resolve(".upg/runs")
        + "`, can't be read: " + SourceFiles.reason(e));
  }

  private static Found read(RunFolder folder) {
    try {
      return new Found(folder, Optional.of(RunRecord.of(folder)), "", "", Optional.empty());
    } catch (DamagedJournal e) {
      return new Found(folder, Optional.empty(), e.isForeign() ? "unknown" : "damaged", e.getMessage(),
          Optional.of(e.before()).filter(entries -> !entries.isEmpty()).map(entries -> RunRecord.of(folder, entries,
              false)));
    } catch (IOException e) {
      return new Found(folder, Optional.empty(), "unreadable", "its journal, " + folder.journal() + ", can't be read: "
          + SourceFiles.reason(e), Optional.empty());
    }
  }

  /**
   * What it takes to go on with a run.
   *
   * @return empty when that isn't possible, which was told
   * @throws HeldJournal when another process works on it, which wasn't told
   */
  Optional<Continuation> continuation(Optional<String> name, boolean aborting, boolean acceptChanges)
      throws IOException {
    var found = find(name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var run = found.get().folder().name();
    if (found.get().record().isEmpty()) {
      environment.refuse("Run " + run + " can't be gone on with: " + found.get().damage());
      return Optional.empty();
    }
    var record = found.get().record().get();
    var reason = switch (record.state()) {
      case SUCCEEDED -> "it succeeded";
      case ABORTED -> "it was aborted";
      case RUNNING -> throw new HeldJournal(found.get().folder().journal());
      case FAILED, STOPPED, DIED -> record.opened().facts().containsKey("practice")
          ? "its practice cluster ended with it; begin a new one"
          : "";
    };
    if (!reason.isEmpty()) {
      environment.refuse("Run " + run + " can't be " + (aborting ? "aborted" : "resumed") + ": " + reason);
      return Optional.empty();
    }
    return Optional.of(new Continuation(found.get().folder(), JournalFile.read(found.get().folder().journal()),
        aborting, acceptChanges));
  }
}
