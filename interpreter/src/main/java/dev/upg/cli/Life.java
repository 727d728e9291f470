package dev.upg.cli;

import dev.upg.journal.JournalFile;
import dev.upg.journal.RunFolder;
import dev.upg.journal.RunRecord;
import dev.upg.lock.Holder;
import dev.upg.lock.LockFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** What is known of the run that has the cluster's lock. */
enum Life {
  WORKING, STOPPED, DIED, SILENT;

  /** A run of this machine is looked at itself: its journal is locked by its process as long as that lives. */
  static Life of(LockFailure.Held held) {
    if (held.holder().stopped()) {
      return STOPPED;
    }
    try {
      var journal = here(held.holder()).map(RunFolder::journal).filter(Files::isRegularFile);
      if (journal.isPresent()) {
        return JournalFile.isHeld(journal.get()) ? WORKING : DIED;
      }
    } catch (IOException e) {
      // Another user's run: the lease tells.
      return held.isStale() ? SILENT : WORKING;
    }
    return held.isStale() ? SILENT : WORKING;
  }

  /**
   * A process that died between its lock and its first entry has done nothing; one that died between its last entry and its lock has
   * done all, and so has one whose node was down when it gave its lock back. Nobody can go on with such a run, or has to.
   */
  static boolean isOver(LockFailure.Held held) {
    var life = of(held);
    var folder = here(held.holder()).filter(run -> life == DIED || life == STOPPED);
    try {
      if (folder.isEmpty()) {
        return false;
      }
      var record = RunRecord.of(folder.get());
      return record.processes().isEmpty() || !record.state().canGoOn() && record.state() != RunRecord.State.RUNNING;
    } catch (IOException e) {
      // Not to be read: then a person says.
      return false;
    }
  }

  /** The folder of a run of this machine. */
  static Optional<RunFolder> here(Holder holder) {
    return folder(holder).filter(folder -> holder.host().equals(RunFacts.machine()));
  }

  /** Empty for a file in which somebody wrote what can't be a path. */
  static Optional<RunFolder> folder(Holder holder) {
    try {
      return Optional.of(new RunFolder(Path.of(holder.folder())));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
