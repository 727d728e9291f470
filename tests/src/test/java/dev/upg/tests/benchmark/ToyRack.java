package dev.upg.tests.benchmark;

import dev.upg.Sshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Hosts of a toy cluster on this machine: for each an OpenSSH server with its defaults on a port of 127.0.0.1, and a folder with
 * a pretended server. Below the rack's folder: {@code config} for ssh, {@code hosts.ini}, and a folder for each host.
 */
final class ToyRack implements AutoCloseable {
  private static final String TICKS_A_SECOND = "100";
  private static final List<String> PARTS = List.of("server", "upgrade.upg", "upgrade.yml", "upgrade-by-ssh");

  private final Path folder;
  private final List<String> names;
  private final List<Sshd> servers = new ArrayList<>();
  private final List<SlowWire> wires = new ArrayList<>();

  /** @param roundTrip what is added to that of this machine to itself */
  ToyRack(Path folder, int hosts, Duration roundTrip) throws IOException, InterruptedException {
    this.folder = folder;
    this.names = IntStream.rangeClosed(1, hosts).mapToObj(i -> "toy-" + i).toList();
    for (var part : PARTS) {
      try (var content = ToyRack.class.getResourceAsStream("/toy/" + part)) {
        Files.copy(content, folder.resolve(part));
      }
      Files.setPosixFilePermissions(folder.resolve(part), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    for (var key : new String[]{"host", "user"}) {
      run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve(key).toString());
    }
    var config = new StringBuilder();
    var knownHosts = new StringBuilder();
    var inventory = new StringBuilder("[toy]\n");
    try {
      for (var name : names) {
        int port = start(name);
        if (roundTrip.isPositive()) {
          wires.add(new SlowWire(port, roundTrip));
          port = wires.getLast().port();
        }
        config.append("Host ").append(name).append("\n  HostName 127.0.0.1\n  Port ").append(port).append('\n');
        knownHosts.append("[127.0.0.1]:").append(port).append(' ').append(Files.readString(folder.resolve("host.pub")));
        inventory.append(name).append(" home=").append(home(name)).append('\n');
      }
    } catch (IOException | InterruptedException e) {
      close();
      throw e;
    }
    config.append("""
        Host *
          User %s
          IdentityFile %2$s/user
          IdentitiesOnly yes
          UserKnownHostsFile %2$s/known_hosts
          LogLevel ERROR
        """.formatted(System.getProperty("user.name"), folder));
    Files.writeString(folder.resolve("config"), config);
    Files.writeString(folder.resolve("known_hosts"), knownHosts);
    Files.writeString(folder.resolve("hosts.ini"), inventory.append("[toy:vars]\nansible_ssh_common_args='-F ").append(
        folder).append("/config'\n"));
  }

  Path folder() {
    return folder;
  }

  List<String> names() {
    return names;
  }

  private Path home(String name) {
    return folder.resolve(name);
  }

  private int start(String name) throws IOException, InterruptedException {
    var login = Files.createDirectories(folder.resolve(name + ".login"));
    var server = new Sshd(folder.resolve(name + ".sshd"), """
        HostKey %1$s/host
        AuthorizedKeysFile %1$s/user.pub
        SetEnv HOME=%2$s TMPDIR=%2$s UPG_LOCK_DIR=%2$s
        """.formatted(folder, login));
    servers.add(server);
    return server.port();
  }

  /** Puts every host back to version 1, at work, with version 2 beside it. */
  void reset() throws IOException {
    for (var name : names) {
      var home = home(name);
      run("rm", "-rf", home.toString());
      for (var version : new String[]{"current", "new"}) {
        Files.createDirectories(home.resolve(version));
        Files.write(home.resolve(version).resolve("lib.bin"), new byte[64 * 1024]);
      }
      Files.writeString(home.resolve("current/VERSION"), "1\n");
      Files.writeString(home.resolve("new/VERSION"), "2\n");
      Files.writeString(home.resolve("up"), "1\n");
      Files.copy(folder.resolve("server"), home.resolve("server"));
      Files.setPosixFilePermissions(home.resolve("server"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /** @throws IllegalStateException unless the first hosts were upgraded, once */
  void check(int hosts) throws IOException {
    for (var name : names.subList(0, hosts)) {
      var home = home(name);
      var found = List.of(Files.readString(home.resolve("current/VERSION")), Files.readString(home.resolve(
          "backup/VERSION")), Files.readString(home.resolve("upgrade.log")), Files.readString(home.resolve("up")));
      if (!found.equals(List.of("2\n", "1\n", "upgraded\n", "2\n"))) {
        throw new IllegalStateException(name + " wasn't upgraded as it should be: " + found);
      }
    }
  }

  /** Processor time that was used in the hosts until now, by all that has ended there. */
  double cpuSeconds() throws IOException, InterruptedException {
    double ticks = 0;
    for (var server : servers) {
      for (int i = 0; i < 100 && server.process().children().findAny().isPresent(); i++) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      var stat = Files.readString(Path.of("/proc", Long.toString(server.process().pid()), "stat"));
      // After the name: state is the first; times of the process and of its children are the 12th to 15th.
      ticks += Arrays.stream(stat.substring(stat.lastIndexOf(')') + 2).split(" ")).skip(11).limit(4).mapToLong(
          Long::parseLong).sum();
    }
    return ticks / Integer.parseInt(TICKS_A_SECOND);
  }

  private static void run(String... command) throws IOException {
    try {
      int code = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (code != 0) {
        throw new IOException(String.join(" ", command) + " ended with exit status " + code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    servers.forEach(Sshd::close);
    wires.forEach(SlowWire::close);
  }
}
