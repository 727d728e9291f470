package dev.upg.cli;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Note;
import dev.upg.journal.JournalFile;
import dev.upg.journal.RunFolder;
import dev.upg.journal.RunRecord;
import dev.upg.lock.Claim;
import dev.upg.lock.Holder;
import dev.upg.lock.LockFailure;
import dev.upg.view.TimeText;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What the second operator is told: who holds the cluster, from where, since when, doing what. */
final class HeldCluster {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  /** Of a file that isn't a lock's, anything may stand there. */
  private static final int LONGEST_LINE = 80;

  private HeldCluster() {}

  enum Life { WORKING, STOPPED, DIED, SILENT }

  /** A run of this machine is looked at itself: its journal is locked by its process as long as that lives. */
  static Life life(LockFailure.Held held) {
    var holder = held.holder();
    if (holder.stopped()) {
      return Life.STOPPED;
    }
    if (holder.host().equals(RunFacts.machine())) {
      var journal = folder(holder).map(RunFolder::journal).filter(Files::isRegularFile);
      try {
        if (journal.isPresent()) {
          return JournalFile.isHeld(journal.get()) ? Life.WORKING : Life.DIED;
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
    return told(held.holder(), life(held), now(held), "on `" + held.node() + "`", held.idle(), zone);
  }

  /** A run of this folder, whose lock may be gone from the nodes. */
  static Diagnostic told(RunRecord record, Instant now, ZoneId zone) {
    var holder = holder(record);
    return told(holder, record.state() == RunRecord.State.DIED ? Life.DIED : Life.STOPPED, holder.now(),
        "in the runs of this folder", Duration.between(record.last(), now), zone);
  }

  private static Diagnostic told(Holder holder, Life life, String now, String seen, Duration idle, ZoneId zone) {
    var told = Diagnostic.error(Code.CLUSTER_HELD, switch (life) {
      case WORKING -> "Another run works on this cluster";
      case STOPPED -> "A run that stopped half-way holds this cluster";
      case DIED -> "A run whose process is gone holds this cluster";
      case SILENT -> "A run that isn't heard of any more holds this cluster";
    }).with(new Note("run", holder.run() + ", " + holder.doing()))
        .with(new Note("who", holder.user() + "@" + holder.host() + ", process " + holder.pid()))
        .with(new Note("since", time(holder.since(), zone)));
    told = now.isEmpty() ? told : told.with(new Note(life == Life.WORKING ? "now" : "left", now));
    told = told.with(new Note("seen", seen + ", last heard of " + TimeText.whole(idle) + " ago"));
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

  static Diagnostic told(LockFailure.Unreadable unreadable) {
    var line = unreadable.line();
    return Diagnostic.error(Code.CLUSTER_HELD, "The cluster's lock on `" + unreadable.node() + "` can't be read")
        .with(new Note("reads", line.isBlank()
            ? "nothing in its first line"
            : line.substring(0, Math.min(line.length(), LONGEST_LINE))))
        .help("Its file names no run, as after a loss of power: nobody knows whether another run works on this "
            + "cluster.\nWhen you are sure that none does, `--take-over " + Claim.UNKNOWN + "` replaces the file.");
  }

  static Diagnostic told(LockFailure.Unknown unknown) {
    var told = Diagnostic.error(Code.CLUSTER_HELD, "Nobody knows whether another run works on this cluster");
    for (var reason : unknown.reasons().entrySet()) {
      told = told.with(new Note(reason.getKey(), reason.getValue()));
    }
    return told
        .help("More than half of the " + unknown.nodes() + " nodes that keep the cluster's lock must answer. When "
            + "you are sure that nobody else works on it: `--take-over " + Claim.UNKNOWN + "`.");
  }

  /** What stays as a run has left it, now that the cluster is taken from it; empty: nothing. */
  static Optional<String> remains(LockFailure.Held held) {
    return remains(held.holder(), life(held) == Life.WORKING ? "is at" : "left", now(held));
  }

  static Optional<String> remains(RunRecord record) {
    var holder = holder(record);
    return remains(holder, "left", holder.now());
  }

  private static Optional<String> remains(Holder holder, String verb, String now) {
    return Optional.of("Run " + holder.run() + ", which the cluster is taken from, " + verb + ": " + now
        + "\nWhat it has set stays set: no run puts that back by itself now. A person does, by hand, or by `upg abort "
        + holder.run() + "`\nin " + place(holder) + " when this run is over.").filter(text -> !now.isEmpty());
  }

  private static Holder holder(RunRecord record) {
    var process = record.processes().getLast();
    return new Holder(record.folder().name(), process.user(), process.host(), process.pid(), process.at().toString(),
        record.opened().facts().getOrDefault("title", "?"), record.folder().path().toAbsolutePath().normalize()
            .toString(),
        true, Standing.leftBehind(record));
  }

  /** What the lock says is up to one renewal old; the journal, where it is at hand, says it as it is. */
  private static String now(LockFailure.Held held) {
    if (life(held) == Life.WORKING) {
      return held.holder().now();
    }
    try {
      var folder = folder(held.holder());
      return folder.isPresent() && held.holder().host().equals(RunFacts.machine())
          ? Standing.leftBehind(RunRecord.of(folder.get()))
          : held.holder().now();
    } catch (IOException e) {
      return held.holder().now();
    }
  }

  /** Where its operator is to type. */
  private static String place(Holder holder) {
    var folder = folder(holder).map(RunFolder::path).map(Path::getParent).map(Path::getParent).map(Path::getParent);
    return folder.map(Path::toString).orElse(holder.folder()) + " on " + holder.host();
  }

  /** Empty for a file in which somebody wrote what can't be a path. */
  private static Optional<RunFolder> folder(Holder holder) {
    try {
      return Optional.of(new RunFolder(Path.of(holder.folder())));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
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
