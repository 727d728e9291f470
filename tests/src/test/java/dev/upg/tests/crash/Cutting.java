package dev.upg.tests.crash;

import dev.upg.practice.host.CommandWatcher;
import dev.upg.practice.host.SshHost;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Cuts connections at the commands that a disaster names. */
final class Cutting implements CommandWatcher {
  private static final Disaster.Cut NEVER = new Disaster.Cut(Integer.MAX_VALUE, Moment.ARRIVED);

  /** Each counts from where the one before happened. */
  private final Supplier<Disaster.Cut> cuts;
  private Disaster.Cut next;
  private int commands;
  private String chosen = "";
  private int happened;

  private Cutting(Supplier<Disaster.Cut> cuts) {
    this.cuts = cuts;
    this.next = cuts.get();
  }

  static Cutting of(Disaster disaster) {
    return switch (disaster) {
      case Disaster.Cut cut -> {
        var left = new ArrayDeque<>(List.of(cut));
        yield new Cutting(() -> left.isEmpty() ? NEVER : left.pop());
      }
      case Disaster.CutWalked(var first, var step, var moment) -> {
        var count = new AtomicInteger(first);
        yield new Cutting(() -> new Disaster.Cut(count.getAndSet(step), moment));
      }
      case Disaster.CutAgainAndAgain(var seed, var most) -> {
        var random = new Random(seed);
        yield new Cutting(() -> new Disaster.Cut(random.nextInt(Disaster.FEWEST, most + 1),
            Moment.values()[random.nextInt(Moment.values().length)]));
      }
      default -> new Cutting(() -> NEVER);
    };
  }

  @Override
  public synchronized boolean cutsConnection(SshHost host, String command, Moment moment) {
    var known = host.name() + " " + command;
    if (moment == Moment.ARRIVED && ++commands == next.command()) {
      chosen = known;
    }
    if (moment != next.moment() || !known.equals(chosen)) {
      return false;
    }
    happened++;
    commands = 0;
    chosen = "";
    next = cuts.get();
    return true;
  }

  /** How often. */
  synchronized int happened() {
    return happened;
  }
}
