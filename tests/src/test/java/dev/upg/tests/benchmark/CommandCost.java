package dev.upg.tests.benchmark;

import dev.upg.Sshd;
import dev.upg.host.Command;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import dev.upg.host.OutputListener;
import dev.upg.ssh.MachineConnector;
import dev.upg.ssh.SshOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a short command takes beyond a round trip, over a real OpenSSH server, and what a connection takes with its host's key
 * checked and without. In turns in one process: what disturbs the machine disturbs both.
 */
final class CommandCost {
  private static final int COMMANDS = 100;
  private static final int CONNECTIONS = 20;
  /** Between two commands, as polls and statements have it: the next shell is ready then. */
  private static final int GAP_MILLIS = 100;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private CommandCost() {}

  /** @param arguments round trips in ms, with commas between */
  public static void main(String[] arguments) throws IOException, InterruptedException, HostFailure {
    if (!Sshd.isInstalled()) {
      System.out.println("OpenSSH's server isn't installed: nothing is measured");
      return;
    }
    for (var roundTrip : arguments[0].split(",")) {
      var folder = Files.createTempDirectory("command");
      try (var rack = new ToyRack(folder, 1, Duration.ofNanos((long) (Double.parseDouble(roundTrip) * 1e6)))) {
        System.out.printf("%nround trip %s%n", roundTrip.equals("0")
            ? "of this machine to itself"
            : roundTrip
                + " ms more");
        commands(rack);
        connections(rack);
      } finally {
        new ProcessBuilder("rm", "-rf", folder.toString()).inheritIO().start().waitFor();
      }
    }
  }

  private static void commands(ToyRack rack) throws IOException, InterruptedException, HostFailure {
    var looks = new double[COMMANDS];
    var echoes = new double[COMMANDS];
    var cat = new ProcessBuilder("ssh", "-F", rack.folder().resolve("config").toString(), rack.names().getFirst(),
        "cat").redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var machines = machines(rack.folder().resolve("config"));
        var host = machines.host(address(rack))) {
      echo(cat);
      look(host);
      for (int i = 0; i < COMMANDS; i++) {
        TimeUnit.MILLISECONDS.sleep(GAP_MILLIS);
        echoes[i] = echo(cat);
        TimeUnit.MILLISECONDS.sleep(GAP_MILLIS);
        looks[i] = look(host);
      }
    } finally {
      cat.getOutputStream().close();
      cat.waitFor();
    }
    System.out.printf("a line to a program that runs there, and back: %.2f ms%n", Median.of(echoes));
    System.out.printf("a command that does nothing: %.2f ms, %.2f beyond that%n", Median.of(looks),
        Median.of(looks) - Median.of(
            echoes));
  }

  private static void connections(ToyRack rack) throws IOException, InterruptedException, HostFailure {
    var unchecked = rack.folder().resolve("unchecked");
    Files.writeString(unchecked, "StrictHostKeyChecking no\nUserKnownHostsFile /dev/null\n" + Files.readString(
        rack.folder().resolve("config")));
    // As many keys as a large installation has.
    var others = new StringBuilder();
    var line = Files.readString(rack.folder().resolve("known_hosts")).split(" ", 2)[1];
    for (int i = 0; i < 1000; i++) {
      others.append("db-").append(i).append(".example.com ").append(line);
    }
    Files.writeString(rack.folder().resolve("known_hosts"), others, StandardOpenOption.APPEND);
    var with = new double[CONNECTIONS];
    var without = new double[CONNECTIONS];
    for (int i = -1; i < CONNECTIONS; i++) {
      double first = connection(rack, rack.folder().resolve("config"));
      double second = connection(rack, unchecked);
      if (i >= 0) {
        with[i] = first;
        without[i] = second;
      }
    }
    System.out.printf("a connection and its first command: %.1f ms, with a key that isn't checked %.1f ms%n", Median.of(
        with), Median.of(without));
  }

  private static double connection(ToyRack rack, Path config) throws InterruptedException, HostFailure {
    try (var machines = machines(config); var host = machines.host(address(rack))) {
      return look(host);
    }
  }

  private static HostAddress address(ToyRack rack) {
    return new HostAddress(rack.names().getFirst(), Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  private static MachineConnector machines(Path config) {
    return new MachineConnector(SshOptions.ofUser().withConfigFiles(List.of(config)));
  }

  private static double look(Host host) throws HostFailure, InterruptedException {
    long start = System.nanoTime();
    int code = host.execute(Command.of(":", LIMIT), OutputListener.NONE).code();
    if (code != 0) {
      throw new IllegalStateException("exit status " + code);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static double echo(Process cat) throws IOException {
    long start = System.nanoTime();
    cat.getOutputStream().write('\n');
    cat.getOutputStream().flush();
    if (cat.getInputStream().read() != '\n') {
      throw new IllegalStateException("no echo");
    }
    return (System.nanoTime() - start) / 1e6;
  }
}
