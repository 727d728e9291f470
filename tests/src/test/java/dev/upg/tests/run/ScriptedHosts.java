package dev.upg.tests.run;

import dev.upg.tests.library.JoblessHost;
import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Connector;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import dev.upg.host.OutputListener;
import dev.upg.host.OutputListener.Stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Hosts that answer as a case says; a command that it doesn't name ends well and says nothing. */
final class ScriptedHosts implements Connector {
  private final Case script;
  private final HandClock clock;
  private final Consumer<String> started;
  private final List<String> happened = new ArrayList<>();

  /** @param started is told {@code NODE: TEXT} of each command before it is answered */
  ScriptedHosts(Case script, HandClock clock, Consumer<String> started) {
    this.script = script;
    this.clock = clock;
    this.started = started;
  }

  @Override
  public Host host(HostAddress address) {
    return new JoblessHost((command, output) -> run(address.host(), command, output));
  }

  private CommandResult run(String node, Command command, OutputListener output)
      throws HostFailure, InterruptedException {
    var line = node + ": " + command.text();
    happened("started " + line);
    started.accept(line);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    var answer = answer(node, command.text());
    if (answer.after.isPresent()) {
      await(answer.after.get());
    }
    clock.move(answer.took);
    try {
      if (answer.failure.isPresent()) {
        throw failure(node, answer.failure.get(), command);
      }
      answer.out.forEach(text -> output.line(Stream.STDOUT, text));
      answer.err.forEach(text -> output.line(Stream.STDERR, text));
      return new CommandResult(answer.code, text(answer.out), text(answer.err), false, answer.took);
    } finally {
      happened("ended " + line);
    }
  }

  private static String text(List<String> lines) {
    return String.join("", lines.stream().map(line -> line + "\n").toList());
  }

  private Case.Answer answer(String node, String text) {
    synchronized (script) {
      var found = script.answers.stream().filter(answer -> answer.node.equals(node) || answer.node.equals("*"))
          .filter(answer -> !answer.used && text.contains(answer.text)).findFirst();
      found.ifPresent(answer -> answer.used = !answer.always);
      return found.orElseGet(() -> new Case.Answer(node, text, true));
    }
  }

  /** Lets commands go on that wait for this. */
  synchronized void happened(String what) {
    happened.add(what);
    notifyAll();
  }

  /** The order of threads is fixed where a case needs it. */
  private synchronized void await(String text) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (happened.stream().noneMatch(line -> line.contains(text))) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new IllegalStateException("nothing happened that has " + text);
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  private static HostFailure failure(String node, String kind, Command command) {
    return switch (kind) {
      case "unreachable" -> new HostFailure.Unreachable(node, "ssh -p 2222 " + node, "connection refused", null);
      case "lost" -> new HostFailure.ConnectionLost(node, "the connection was reset", null);
      case "timeout" -> new HostFailure.TimedOut(node, command.timeout(), true);
      case "killed" -> new HostFailure.KilledBySignal(node, "KILL");
      case "key-refused" -> new HostFailure.KeyRefused(node, "no key was accepted", "root: id_ed25519");
      case "unknown-key" ->
        new HostFailure.UnknownHostKey(node, "ssh -p 2222 " + node, "ssh-ed25519", "SHA256:abc", "known_hosts");
      case "changed-key" -> new HostFailure.ChangedHostKey(node, "ssh-ed25519", "SHA256:abc", "known_hosts:1");
      case "cannot-run" -> new HostFailure.CannotRun(node, "sudo asks for a password", "Allow it without one.");
      default -> throw new IllegalArgumentException(kind);
    };
  }

  @Override
  public void close() {}
}
