package dev.upg.cli;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Note;
import dev.upg.journal.JournalFile;
import dev.upg.journal.RunFolder;
import dev.upg.journal.RunRecord;
import dev.upg.lock.ClusterLock;
import dev.upg.lock.Holder;
import dev.upg.lock.LockFailure;
import dev.upg.view.TimeText;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What the second operator is told: who holds the cluster, from where, since when, doing what. */
final class HeldCluster {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private HeldCluster() {}

  enum Life { WORKING, STOPPED, DIED, SILENT }

  /** A run of this machine is looked at itself: its journal is locked by its process as long as that lives. */
  static Life life(LockFailure.Held held) {
    var holder = held.holder();
    if (holder.stopped()) {
      return Life.STOPPED;
    }
    if (holder.host().equals(RunFacts.machine())) {
      var folder = new RunFolder(Path.of(holder.folder()));
      try {
        if (Files.isRegularFile(folder.journal())) {
          return JournalFile.isHeld(folder.journal()) ? Life.WORKING : Life.DIED;
        }
      } catch (IOException e) {
        // Another user's run: the lease tells.
        return held.isStale() ? Life.SILENT : Life.WORKING;
      }
    }
    return held.isStale() ? Life.SILENT : Life.WORKING;
  }

  /**
   * A process that died between its lock and its first entry has done nothing; one that died between its last entry and its lock has
   * done all. Nobody can go on with such a run, or has to.
   */
  static boolean isOver(LockFailure.Held held) {
    try {
      if (life(held) != Life.DIED) {
        return false;
      }
      var record = RunRecord.of(new RunFolder(Path.of(held.holder().folder())));
      return record.processes().isEmpty() || !record.state().canGoOn();
    } catch (IOException e) {
      // Not to be read: then a person says.
      return false;
    }
  }

  static Diagnostic told(LockFailure.Held held, ZoneId zone) {
    var holder = held.holder();
    var life = life(held);
    var told = Diagnostic.error(Code.CLUSTER_HELD, switch (life) {
      case WORKING -> "Another run works on this cluster";
      case STOPPED -> "A run that stopped half-way holds this cluster";
      case DIED -> "A run whose process is gone holds this cluster";
      case SILENT -> "A run that isn't heard of any more holds this cluster";
    }).with(new Note("run", holder.run() + ", " + holder.doing()))
        .with(new Note("who", holder.user() + "@" + holder.host() + ", process " + holder.pid()))
        .with(new Note("since", time(holder.since(), zone)));
    var now = life == Life.DIED ? leftBehind(holder) : holder.now();
    told = now.isEmpty() ? told : told.with(new Note(life == Life.WORKING ? "now" : "left", now));
    told = told
        .with(new Note("seen", "on `" + held.node() + "`, last heard of " + TimeText.whole(held.idle()) + " ago"));
    return told.help(switch (life) {
      case WORKING ->
        "Wait for its end, or ask " + holder.user() + ".\nOnly if that run must end: `--take-over " + holder
            .run() + "`; it stops before its next change.";
      case STOPPED, DIED, SILENT -> (life == Life.SILENT ? "Ask " + holder.user() + " whether it still works.\n" : "")
          + "In " + place(holder) + " `upg resume " + holder.run() + "` goes on with it,\nand `upg abort "
          + holder.run()
          + "` puts back what is still set.\nTo begin anew all the same: `--take-over " + holder.run() + "`.";
    });
  }

  static Diagnostic told(LockFailure.Unknown unknown) {
    var told = Diagnostic.error(Code.CLUSTER_HELD, "Nobody knows whether another run works on this cluster");
    for (var reason : unknown.reasons().entrySet()) {
      told = told.with(new Note(reason.getKey(), reason.getValue()));
    }
    return told
        .help("More than half of the " + unknown.nodes() + " nodes that keep the cluster's lock must answer. When "
            + "you are sure that nobody else works on it: `--take-over " + ClusterLock.UNKNOWN + "`.");
  }

  /** What the lock says is up to one renewal old; the journal, where it is at hand, says it as it is. */
  private static String leftBehind(Holder holder) {
    try {
      return Standing.leftBehind(RunRecord.of(new RunFolder(Path.of(holder.folder()))));
    } catch (IOException e) {
      return holder.now();
    }
  }

  private static String place(Holder holder) {
    var folder = Optional.ofNullable(Path.of(holder.folder()).getParent()).map(Path::getParent).map(Path::getParent);
    return folder.map(Path::toString).orElse(holder.folder()) + " on " + holder.host();
  }

  private static String time(String since, ZoneId zone) {
    try {
      return STAMP.format(Instant.parse(since).atZone(zone));
    } catch (DateTimeException e) {
      // A file that somebody wrote by hand.
      return since;
    }
  }
}
