package dev.upg.practice.dolphindb;

import dev.upg.practice.PracticeFault;
import dev.upg.practice.dolphindb.model.Chunk;
import dev.upg.practice.dolphindb.model.DolphindbModel;
import dev.upg.practice.dolphindb.model.Member;
import dev.upg.practice.dolphindb.model.Mode;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The faults of one practice cluster, each with the moment it strikes. Its state is guarded by the model's monitor. */
public final class DolphindbFaults {
  private static final Duration LONG_REPLAY = Duration.ofMinutes(20);
  private static final Duration FOR_EVER = Duration.ofDays(3650);

  private final Map<Fault, String> active;
  private final Release old;
  private final Set<Fault> struck = EnumSet.noneOf(Fault.class);

  DolphindbFaults(Map<Fault, String> active, Release old) {
    this.active = active;
    this.old = old;
    if (active.containsKey(Fault.CORRUPT_PACKAGE)) {
      struck.add(Fault.CORRUPT_PACKAGE);
    }
  }

  public static List<PracticeFault> all() {
    return Arrays.stream(Fault.values()).map(Fault::told).toList();
  }

  /** @throws IllegalArgumentException for an unknown fault or node, or one that there is nothing for; the message is for the user */
  public static void check(List<String> given, DolphindbLayout layout) {
    Fault.parse(given, layout);
  }

  static DolphindbFaults of(List<String> given, DolphindbLayout layout) {
    return new DolphindbFaults(Fault.parse(given, layout), layout.from());
  }

  /** A line for each fault that was asked for and hasn't struck, with why. */
  List<String> idle() {
    return active.entrySet().stream().filter(entry -> !struck.contains(entry.getKey()))
        .map(entry -> "the fault `" + entry.getKey().told().name()
            + (entry.getValue().isEmpty() ? "" : "=" + entry.getValue()) + "` didn't strike: "
            + entry.getKey().occasion())
        .toList();
  }

  boolean corruptsPackage() {
    return active.containsKey(Fault.CORRUPT_PACKAGE);
  }

  /** Of which release the plug-ins are, when they should be of this one. */
  Release plugins(Release wanted) {
    return strikes(Fault.OLD_PLUGINS, active.containsKey(Fault.OLD_PLUGINS)) ? old : wanted;
  }

  /** The highest version that the license allows, for somebody who asks. */
  String licensedVersion() {
    return strikes(Fault.OLD_LICENSE, active.containsKey(Fault.OLD_LICENSE)) ? "2.00.7" : "3.10";
  }

  /** Why a process ends as soon as it is started. */
  Optional<String> startFails(Member member, String version) {
    return strikes(Fault.NEVER_STARTS, concerns(Fault.NEVER_STARTS, member) && !version.equals(old.told()))
        ? Optional.of("fault never-starts of the practice cluster")
        : Optional.empty();
  }

  private boolean concerns(Fault fault, Member member) {
    return member.alias().equals(active.get(fault));
  }

  /** Notes that the fault strikes when it does. */
  private boolean strikes(Fault fault, boolean now) {
    if (now) {
      struck.add(fault);
    }
    return now;
  }

  /** Before a node starts again. */
  void restarts(Member member, String version, DolphindbModel model) {
    boolean isOut = strikes(Fault.STAYS_OUT, concerns(Fault.STAYS_OUT, member) && !version.equals(old.told()));
    boolean isSlow = strikes(Fault.SLOW_DATA_NODE, concerns(Fault.SLOW_DATA_NODE, member));
    model.delay(member.alias(), isOut ? FOR_EVER : isSlow ? LONG_REPLAY : Duration.ZERO);
    if (member.mode() == Mode.DATANODE && strikes(Fault.STUCK_CHUNK, active.containsKey(Fault.STUCK_CHUNK))) {
      chunkOf(member, model).ifPresent(model.storage()::holdBack);
    }
    if (member.mode() == Mode.DATANODE && strikes(Fault.RECOVERY_FAILS, active.containsKey(Fault.RECOVERY_FAILS))) {
      chunkOf(member, model).ifPresent(model.storage()::giveUp);
    }
  }

  private static Optional<Chunk> chunkOf(Member member, DolphindbModel model) {
    return model.storage().chunks().stream().filter(chunk -> chunk.replicas().containsKey(member.alias())).findFirst();
  }

  /** When a node is told to end. */
  void stops(Member member, DolphindbModel model) {
    boolean isFirst = member.mode() == Mode.DATANODE && !struck.contains(Fault.ELECTION);
    if (strikes(Fault.ELECTION, isFirst && active.containsKey(Fault.ELECTION))) {
      model.leaderLosesItsLead();
    }
  }
}
