package dev.upg.practice.dolphindb;

import dev.upg.practice.PracticeFault;
import dev.upg.practice.dolphindb.model.DolphindbModel;
import dev.upg.practice.dolphindb.model.Member;
import dev.upg.practice.dolphindb.model.Mode;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The faults of one practice cluster, each with the moment it strikes. Its state is guarded by the model's monitor. */
public final class DolphindbFaults {
  private static final Duration LONG_REPLAY = Duration.ofMinutes(20);
  private static final Duration FOR_EVER = Duration.ofDays(3650);

  private final Map<Fault, String> active;
  private final Release old;
  private boolean elected;

  DolphindbFaults(Map<Fault, String> active, Release old) {
    this.active = active;
    this.old = old;
  }

  public static List<PracticeFault> all() {
    return Arrays.stream(Fault.values()).map(Fault::told).toList();
  }

  /** @throws IllegalArgumentException for an unknown fault or node; the message is for the user */
  public static void check(List<String> given) {
    Fault.parse(given);
  }

  static DolphindbFaults of(List<String> given, Release old) {
    return new DolphindbFaults(Fault.parse(given), old);
  }

  boolean corruptsPackage() {
    return active.containsKey(Fault.CORRUPT_PACKAGE);
  }

  /** The highest version that the license allows. */
  String licensedVersion() {
    return active.containsKey(Fault.OLD_LICENSE) ? "2.00.7" : "3.10";
  }

  /** Why a process ends as soon as it is started. */
  Optional<String> startFails(Member member, String version) {
    return strikes(Fault.NEVER_STARTS, member) && !version.equals(old.told())
        ? Optional.of("fault never-starts of the practice cluster")
        : Optional.empty();
  }

  private boolean strikes(Fault fault, Member member) {
    return member.alias().equals(active.get(fault));
  }

  /** Before a node starts again. */
  void restarts(Member member, String version, DolphindbModel model) {
    boolean isOut = strikes(Fault.STAYS_OUT, member) && !version.equals(old.told());
    model.delay(member.alias(),
        isOut ? FOR_EVER : strikes(Fault.SLOW_DATA_NODE, member) ? LONG_REPLAY : Duration.ZERO);
    if (member.mode() == Mode.DATANODE && active.containsKey(Fault.STUCK_CHUNK)) {
      model.storage().chunks().stream().filter(chunk -> chunk.replicas().containsKey(member.alias())).findFirst()
          .ifPresent(model.storage()::holdBack);
    }
  }

  /** When a node is told to end. */
  void stops(Member member, DolphindbModel model) {
    if (member.mode() == Mode.DATANODE && active.containsKey(Fault.ELECTION) && !elected) {
      elected = true;
      model.leaderLosesItsLead();
    }
  }
}
