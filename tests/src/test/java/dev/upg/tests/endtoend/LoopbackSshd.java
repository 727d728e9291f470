package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real OpenSSH server of this machine on a free port of 127.0.0.1, with the OpenSSH configuration of somebody who may log in. */
final class LoopbackSshd implements AutoCloseable {
  private static final Path SSHD = Path.of("/usr/sbin/sshd");

  private final Path folder;
  private final Process process;

  /** @param path what stands before the folders of PATH of those who log in */
  LoopbackSshd(Path folder, Path path) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    for (var key : new String[]{"host", "user"}) {
      assertEquals(0, new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f",
          folder.resolve(key).toString()).start().waitFor());
    }
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.writeString(folder.resolve("known_hosts"),
        "[127.0.0.1]:" + port + " " + Files.readString(folder.resolve("host.pub")));
    Files.writeString(config(), """
        Host *
          HostName 127.0.0.1
          Port %d
          User %s
          IdentityFile %3$s/user
          IdentitiesOnly yes
          UserKnownHostsFile %3$s/known_hosts
        """.formatted(port, System.getProperty("user.name"), folder));
    Files.writeString(folder.resolve("sshd_config"), """
        ListenAddress 127.0.0.1:%d
        HostKey %2$s/host
        AuthorizedKeysFile %2$s/user.pub
        PidFile none
        StrictModes no
        UsePAM no
        PasswordAuthentication no
        SetEnv PATH=%3$s:/usr/bin:/bin TMPDIR=%2$s
        """.formatted(port, folder, path));
    // The folder for privilege separation is only needed, and only to be made, by root.
    if (System.getProperty("user.name").equals("root")) {
      Files.createDirectories(Path.of("/run/sshd"));
    }
    process = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", folder.resolve("sshd_config").toString())
        .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    awaitPort(port);
  }

  /** Skips the test where there is no sshd, except where there must be one. */
  static void assumeInstalled() {
    boolean isInstalled = Files.isExecutable(SSHD);
    if ("true".equals(System.getenv("CI"))) {
      assertTrue(isInstalled, SSHD + " is missing: install openssh-server, CI tests against it");
    }
    assumeTrue(isInstalled, SSHD + " isn't installed, so nothing is tested against a real OpenSSH server");
  }

  Path config() {
    return folder.resolve("config");
  }

  @Override
  public void close() {
    var connections = process.toHandle().descendants().toList();
    process.destroy();
    connections.forEach(ProcessHandle::destroy);
  }

  private void awaitPort(int port) throws IOException, InterruptedException {
    while (true) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        if (!process.isAlive()) {
          throw new IOException("sshd doesn't start: " + Files.readString(folder.resolve("log")), e);
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }
}
