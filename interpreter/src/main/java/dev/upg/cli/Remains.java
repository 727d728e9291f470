package dev.upg.cli;

import dev.upg.journal.RunFolder;
import dev.upg.journal.RunRecord;
import dev.upg.lock.Holder;
import dev.upg.lock.LockFailure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What stays of a run as it has left it, and who can put that back. */
final class Remains {
  private Remains() {}

  /** What is told to whoever takes the cluster from a run; empty: nothing stays. */
  static Optional<String> told(LockFailure.Held held) {
    return told(held.holder(), Life.of(held) == Life.WORKING ? "is at" : "left", of(held));
  }

  /** The same with a run of this folder, whose lock may be gone. */
  static Optional<String> told(RunRecord record) {
    var holder = holder(record);
    return told(holder, "left", holder.now());
  }

  private static Optional<String> told(Holder holder, String verb, String what) {
    return Optional.of("Run " + holder.run() + ", which the cluster is taken from, " + verb + ": " + what
        + "\nWhat it has set stays set: no run puts that back by itself now. A person does, by hand, or by `upg abort "
        + holder.run() + "`\nin " + place(holder) + " when this run is over.").filter(text -> !what.isEmpty());
  }

  /** What the lock says is up to one renewal old; the journal, where it is at hand, says it as it is. */
  static String of(LockFailure.Held held) {
    var folder = Life.here(held.holder()).filter(run -> Life.of(held) != Life.WORKING);
    try {
      return folder.isPresent() ? Standing.leftBehind(RunRecord.of(folder.get())) : held.holder().now();
    } catch (IOException e) {
      return held.holder().now();
    }
  }

  /** A run of this folder as its lock on a node would tell it. */
  static Holder holder(RunRecord record) {
    var process = record.processes().getLast();
    var folder = record.folder().path().toAbsolutePath().normalize().toString();
    return new Holder(record.folder().name(), process.user(), process.host(), process.pid(), process.at().toString(),
        record.opened().facts().getOrDefault("title", "?"), folder, true, Standing.leftBehind(record));
  }

  /** Where its operator is to type. */
  static String place(Holder holder) {
    var folder = Life.folder(holder).map(RunFolder::path).map(Path::getParent).map(Path::getParent).map(
        Path::getParent);
    return folder.map(Path::toString).orElse(holder.folder()) + " on " + holder.host();
  }
}
