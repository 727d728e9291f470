package dev.upg.ssh;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real sshd of this machine, started by the present user on a free port of 127.0.0.1, with files of its own. */
final class OpenSshServer implements AutoCloseable {
  private static final Path SSHD = Path.of("/usr/sbin/sshd");

  private final Path folder;
  private final int port;
  private final Process process;

  /** @param settings more lines for sshd_config; they go first, so they win */
  OpenSshServer(Path folder, List<String> authorizedKeys, String... settings) throws IOException, InterruptedException {
    this.folder = folder;
    Files.createDirectories(folder);
    SshFiles.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve("ed25519").toString());
    SshFiles.run("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", folder.resolve("ecdsa").toString());
    Files.write(folder.resolve("authorized_keys"), authorizedKeys);
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.writeString(folder.resolve("sshd_config"), String.join("\n", settings) + """

        ListenAddress 127.0.0.1:%d
        HostKey %2$s/ed25519
        HostKey %2$s/ecdsa
        AuthorizedKeysFile %2$s/authorized_keys
        PidFile none
        StrictModes no
        UsePAM no
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        MaxStartups 100
        SetEnv HOME=%2$s
        """.formatted(port, folder));
    // A privilege separation folder is only needed, and only to be made, by root.
    if (System.getProperty("user.name").equals("root")) {
      Files.createDirectories(Path.of("/run/sshd"));
    }
    process = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", folder.resolve("sshd_config").toString())
        .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    awaitPort();
  }

  /** Skips the test where there is no sshd, except where there must be one. */
  static void assumeInstalled() {
    boolean isInstalled = Files.isExecutable(SSHD);
    if ("true".equals(System.getenv("CI"))) {
      assertTrue(isInstalled, SSHD + " is missing: install openssh-server, CI tests against it");
    }
    assumeTrue(isInstalled, SSHD + " isn't installed, so nothing is tested against a real OpenSSH server");
  }

  int port() {
    return port;
  }

  String publicHostKey(String type) throws IOException {
    return Files.readString(folder.resolve(type + ".pub")).strip();
  }

  /** Kills the processes that serve connections, not the one that listens, nor what they have started. */
  void cut() {
    process.toHandle().descendants().filter(OpenSshServer::servesAConnection).forEach(ProcessHandle::destroyForcibly);
  }

  /** How many it serves now. */
  int connections() {
    return (int) process.toHandle().children().count();
  }

  private static boolean servesAConnection(ProcessHandle process) {
    return process.info().command().map(program -> program.contains("sshd")).orElse(false);
  }

  /** Stops the processes that serve connections, as if the network had gone silent. */
  void freeze() throws IOException, InterruptedException {
    for (var connection : process.toHandle().descendants().toList()) {
      SshFiles.run("kill", "-STOP", String.valueOf(connection.pid()));
    }
  }

  @Override
  public void close() throws IOException {
    var connections = process.toHandle().descendants().toList();
    process.destroy();
    connections.forEach(ProcessHandle::destroy);
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitPort() throws IOException, InterruptedException {
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
