package dev.upg.practice.openmldb;

import dev.upg.practice.PracticeFault;
import dev.upg.practice.cluster.ActiveFaults;
import dev.upg.practice.openmldb.model.Build;
import dev.upg.practice.openmldb.model.Component;
import dev.upg.practice.openmldb.model.OpStatus;
import dev.upg.practice.openmldb.model.OpType;
import dev.upg.practice.openmldb.model.OpenmldbModel;
import dev.upg.practice.openmldb.model.Refused;
import dev.upg.practice.openmldb.model.Role;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The faults of one practice cluster, each with the moment it strikes. Its state is guarded by the model's monitor. */
public final class OpenmldbFaults {
  private static final Duration LONG_LOADING = Duration.ofMinutes(20);
  private static final Duration LONG_JOB = Duration.ofMinutes(30);
  private static final int OLD_OP = 3;

  private final OpenmldbModel model;
  private final Build old;
  private final ActiveFaults<Fault> faults;

  private OpenmldbFaults(OpenmldbModel model, Build old, ActiveFaults<Fault> faults) {
    this.model = model;
    this.old = old;
    this.faults = faults;
  }

  public static List<PracticeFault> all() {
    return ActiveFaults.told(Fault.class);
  }

  /** @throws IllegalArgumentException for an unknown fault or argument; the message is for the user */
  public static void check(List<String> given) {
    parse(given);
  }

  /** Those that are there from the beginning are, from now on. */
  static OpenmldbFaults of(List<String> given, Build old, OpenmldbModel model) {
    var faults = new OpenmldbFaults(model, old, parse(given));
    faults.begin();
    return faults;
  }

  private static ActiveFaults<Fault> parse(List<String> given) {
    return ActiveFaults.parse("the practice OpenMLDB cluster", Fault.class, given, Fault::argument);
  }

  private void begin() {
    faults.argument(Fault.OP_FAILS).flatMap(OpType::of).ifPresent(model::failNext);
    faults.argument(Fault.OP_HANGS).flatMap(OpType::of).ifPresent(model::hangNext);
    faults.argument(Fault.TIGHT_MEMORY).ifPresent(name -> model.fill(model.component(name).endpoint()));
    if (has(Fault.RUNNING_JOB)) {
      model.runJob(model.now(), model.now().plus(LONG_JOB));
    }
    try {
      if (has(Fault.AUTO_FAILOVER_OFF)) {
        model.calls().set("auto_failover", "false");
      }
      if (has(Fault.OLD_FAILURE)) {
        var longAgo = model.now().minus(Duration.ofDays(400));
        model.remember(OLD_OP, OpType.READD, model.calls().table("demo_db", "trans"), 0, OpStatus.FAILED, longAgo,
            longAgo.plusSeconds(31));
      }
    } catch (Refused e) {
      throw new IllegalStateException(e);
    }
  }

  boolean has(Fault fault) {
    return faults.has(fault);
  }

  boolean concerns(Fault fault, String component) {
    return faults.concerns(fault, component);
  }

  /** Why a process ends as soon as it is started again. */
  Optional<String> startFails(Component component, Build build) {
    return faults.strikes(Fault.NEVER_STARTS, concerns(Fault.NEVER_STARTS, component.name()) && !build.equals(old))
        ? Optional.of("fault never-starts of the practice cluster")
        : Optional.empty();
  }

  /** The version that a component comes up with when it is started again from files of {@code build}. */
  Build buildOf(Component component, Build build) {
    return faults.strikes(Fault.OLD_VERSION, concerns(Fault.OLD_VERSION, component.name()) && !build.equals(old))
        ? old
        : build;
  }

  /** Before a component starts again. */
  void restarts(Component component, Build build, boolean monitored) {
    var name = component.name();
    if (faults.strikes(Fault.NEVER_REGISTERS, concerns(Fault.NEVER_REGISTERS, name) && !build.equals(old))) {
      model.neverRegisters(name);
    }
    if (faults.strikes(Fault.RETURNS_EMPTY,
        concerns(Fault.RETURNS_EMPTY, name) && !faults.hasStruck(Fault.RETURNS_EMPTY))) {
      model.loseDisk(component.endpoint());
    }
    if (faults.strikes(Fault.SLOW_LOAD, concerns(Fault.SLOW_LOAD, name))) {
      model.loadSlowly(component.endpoint(), LONG_LOADING);
    }
    faults.strikes(Fault.MON_REVIVES, concerns(Fault.MON_REVIVES, name) && monitored);
  }

  /** A script of this component's work directory is told to do something. */
  void scripted(String verb, String component) {
    faults.strikes(Fault.STALE_PID, concerns(Fault.STALE_PID, component) && verb.equals("stop"));
  }

  /** A component that is ended now by a fault. */
  Optional<Component> ends() {
    boolean works = model.ops().stream().anyMatch(op -> op.status() == OpStatus.DOING);
    if (has(Fault.NAMESERVER_FAILOVER) && !faults.hasStruck(Fault.NAMESERVER_FAILOVER) && works) {
      var leader = model.leader();
      faults.strikes(Fault.NAMESERVER_FAILOVER, leader.isPresent());
      return leader;
    }
    var dying = faults.argument(Fault.TABLET_DIES);
    boolean othersDown = model.of(Role.TABLET).stream().filter(one -> one.starts() > 0 && !one.isRunning())
        .anyMatch(one -> !Optional.of(one.name()).equals(dying));
    if (dying.isPresent() && !faults.hasStruck(Fault.TABLET_DIES) && othersDown) {
      faults.strikes(Fault.TABLET_DIES, true);
      return dying.map(model::component);
    }
    return Optional.empty();
  }

  /** When a component that a fault has ended is started again. */
  Optional<Instant> comesBack(Component component) {
    return component.role() == Role.NAMESERVER
        ? Optional.of(model.now().plus(Duration.ofSeconds(30)))
        : Optional.empty();
  }

  /** A line for each fault that was asked for and hasn't struck, with why. */
  List<String> idle() {
    synchronized (model) {
      faults.strikes(Fault.OP_FAILS, has(Fault.OP_FAILS) && model.hasSabotagedOp());
      faults.strikes(Fault.OP_HANGS, has(Fault.OP_HANGS) && model.hasSabotagedOp());
      return faults.idle();
    }
  }
}
