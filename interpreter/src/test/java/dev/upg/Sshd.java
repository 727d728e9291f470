package dev.upg;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.upg.practice.port.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A real OpenSSH server of this machine, run by the present user on a free port of 127.0.0.1. */
public final class Sshd implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final int port;
  private Process process;

  /**
   * @param folder which it keeps its configuration and its log in
   * @param settings lines of sshd_config, the keys among them
   */
  public Sshd(Path folder, String settings) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    this.port = FreePorts.next();
    Files.writeString(folder.resolve("sshd_config"), settings.stripTrailing() + """

        ListenAddress 127.0.0.1:%d
        PidFile none
        StrictModes no
        UsePAM no
        PasswordAuthentication no
        """.formatted(port));
    // The folder for privilege separation is only needed, and only to be made, by root.
    if (System.getProperty("user.name").equals("root")) {
      Files.createDirectories(Path.of("/run/sshd"));
    }
    FreePorts.letGo(port);
    process = started();
    try {
      awaitGreeting();
    } catch (IOException | InterruptedException e) {
      close();
      throw e;
    }
  }

  private void awaitGreeting() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!greets() || !process.isAlive()) {
      var log = Files.readString(folder.resolve("log"));
      boolean isTaken = log.contains("Address already in use");
      if (System.nanoTime() > end || !process.isAlive() && !isTaken) {
        throw new IOException("sshd doesn't start: " + log);
      }
      if (!process.isAlive()) {
        // A process that another thread starts right now has the port, too, until its program begins.
        process = started();
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private Process started() throws IOException {
    return new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", folder.resolve("sshd_config").toString())
        .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
  }

  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /** Skips the test where there is no sshd, except where there must be one. */
  public static void assumeInstalled() {
    if ("true".equals(System.getenv("CI"))) {
      assertTrue(isInstalled(), PROGRAM + " is missing: install openssh-server, CI tests against it");
    }
    assumeTrue(isInstalled(), PROGRAM + " isn't installed, so nothing is tested against a real OpenSSH server");
  }

  public int port() {
    return port;
  }

  /** The one that listens; those that serve connections descend from it. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    var connections = process.descendants().toList();
    process.destroy();
    connections.forEach(ProcessHandle::destroy);
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Somebody who says nothing isn't it. */
  private boolean greets() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      return new String(socket.getInputStream().readNBytes(4), StandardCharsets.US_ASCII).equals("SSH-");
    } catch (IOException e) {
      return false;
    }
  }
}
