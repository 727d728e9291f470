package dev.upg.practice.dolphindb;

import dev.upg.practice.PracticeFault;
import dev.upg.practice.cluster.ActiveFaults;
import dev.upg.practice.dolphindb.model.Chunk;
import dev.upg.practice.dolphindb.model.DolphindbModel;
import dev.upg.practice.dolphindb.model.Member;
import dev.upg.practice.dolphindb.model.Mode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The faults of one practice cluster, each with the moment it strikes. Its state is guarded by the model's monitor. */
public final class DolphindbFaults {
  private static final Duration LONG_REPLAY = Duration.ofMinutes(20);
  private static final Duration FOR_EVER = Duration.ofDays(3650);

  private final ActiveFaults<Fault> faults;
  private final Release old;

  private DolphindbFaults(ActiveFaults<Fault> faults, Release old) {
    this.faults = faults;
    this.old = old;
  }

  public static List<PracticeFault> all() {
    return ActiveFaults.told(Fault.class);
  }

  /** @throws IllegalArgumentException for an unknown fault or node, or one that there is nothing for; the message is for the user */
  public static void check(List<String> given, DolphindbLayout layout) {
    parse(given, layout);
  }

  static DolphindbFaults of(List<String> given, DolphindbLayout layout) {
    return new DolphindbFaults(parse(given, layout), layout.from());
  }

  private static ActiveFaults<Fault> parse(List<String> given, DolphindbLayout layout) {
    return ActiveFaults.parse("the practice DolphinDB cluster", Fault.class, given, fault -> fault.argument(layout));
  }

  /** A line for each fault that was asked for and hasn't struck, with why. */
  List<String> idle() {
    return faults.idle();
  }

  boolean corruptsPackage() {
    return faults.has(Fault.CORRUPT_PACKAGE);
  }

  /** Of which release the plug-ins are, when they should be of this one. */
  Release plugins(Release wanted) {
    return faults.has(Fault.OLD_PLUGINS) ? old : wanted;
  }

  /** The highest version that the license allows, for somebody who asks. */
  String licensedVersion() {
    return faults.strikes(Fault.OLD_LICENSE, faults.has(Fault.OLD_LICENSE)) ? "2.00.7" : "3.10";
  }

  /** Why a process ends as soon as it is started. */
  Optional<String> startFails(Member member, String version) {
    return faults.strikes(Fault.NEVER_STARTS, concerns(Fault.NEVER_STARTS, member) && !version.equals(old.told()))
        ? Optional.of("fault never-starts of the practice cluster")
        : Optional.empty();
  }

  private boolean concerns(Fault fault, Member member) {
    return faults.concerns(fault, member.alias());
  }

  /** Before a node starts again. */
  void restarts(Member member, String version, DolphindbModel model) {
    boolean isOut = faults.strikes(Fault.STAYS_OUT, concerns(Fault.STAYS_OUT, member) && !version.equals(old.told()));
    boolean isSlow = faults.strikes(Fault.SLOW_DATA_NODE, concerns(Fault.SLOW_DATA_NODE, member));
    model.delay(member.alias(), isOut ? FOR_EVER : isSlow ? LONG_REPLAY : Duration.ZERO);
    if (member.mode() == Mode.DATANODE && faults.strikes(Fault.STUCK_CHUNK, faults.has(Fault.STUCK_CHUNK))) {
      chunkOf(member, model).ifPresent(model.storage()::holdBack);
    }
    if (member.mode() == Mode.DATANODE && faults.strikes(Fault.RECOVERY_FAILS, faults.has(Fault.RECOVERY_FAILS))) {
      chunkOf(member, model).ifPresent(model.storage()::giveUp);
    }
  }

  private static Optional<Chunk> chunkOf(Member member, DolphindbModel model) {
    return model.storage().chunks().stream().filter(chunk -> chunk.replicas().containsKey(member.alias())).findFirst();
  }

  /** When a node is told to end. */
  void stops(Member member, DolphindbModel model) {
    boolean isFirst = member.mode() == Mode.DATANODE && !faults.hasStruck(Fault.ELECTION);
    if (faults.strikes(Fault.ELECTION, isFirst && faults.has(Fault.ELECTION))) {
      model.leaderLosesItsLead();
    }
  }
}
