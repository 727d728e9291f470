package dev.upg.cli;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Note;
import dev.upg.journal.RunRecord;
import dev.upg.lock.Claim;
import dev.upg.lock.Holder;
import dev.upg.lock.LockFailure;
import dev.upg.view.TimeText;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What the second operator is told: who holds the cluster, from where, since when, doing what. */
final class HeldCluster {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  /** Of a file that isn't a lock's, anything may stand there. */
  private static final int LONGEST_LINE = 80;

  private HeldCluster() {}

  static Diagnostic told(LockFailure.Held held, ZoneId zone) {
    return told(held.holder(), Life.of(held), Remains.of(held), "on `" + held.node() + "`", held.idle(), zone);
  }

  /** A run of this folder, whose lock may be gone from the nodes. */
  static Diagnostic told(RunRecord record, Instant now, ZoneId zone) {
    var holder = Remains.holder(record);
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
          + "In " + Remains.place(holder) + " `upg resume " + holder.run() + "` goes on with it,\nand `upg abort "
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

  private static String time(String since, ZoneId zone) {
    try {
      return STAMP.format(Instant.parse(since).atZone(zone));
    } catch (DateTimeException e) {
      // A file that somebody wrote by hand.
      return since;
    }
  }
}
