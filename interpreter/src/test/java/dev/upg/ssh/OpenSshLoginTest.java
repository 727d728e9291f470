package dev.upg.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.upg.Sshd;
import dev.upg.host.Command;
import dev.upg.host.HostFailure;
import dev.upg.host.OutputListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and connections against a real OpenSSH server, which is stricter than the one in this process. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
final class OpenSshLoginTest {
  @TempDir
  Path folder;

  private SshFiles files;

  @BeforeEach
  void start() throws Exception {
    Sshd.assumeInstalled();
    files = SshFiles.in(folder);
  }

  private String echo(OpenSshServer server, SshOptions options) throws Exception {
    try (var connector = new SshConnector(options)) {
      return connector.host(SshFiles.address(server.port()))
          .execute(Command.of("echo hi", Duration.ofSeconds(30)), OutputListener.NONE).stdout();
    }
  }

  private OpenSshServer server(String... settings) throws Exception {
    var server = new OpenSshServer(folder.resolve("server"), List.of(files.publicKey("key")), settings);
    files.know(server.port(), server.publicHostKey("ed25519"));
    files.write("config", "IdentityFile ~/.ssh/key\n");
    return server;
  }

  @ParameterizedTest
  @ValueSource(strings = {"-t ed25519", "-t ecdsa -b 256", "-t ecdsa -b 384", "-t ecdsa -b 521", "-t rsa -b 2048",
      "-t rsa -b 2048 -m PEM", "-t ecdsa -m PEM", "-t rsa -b 2048 -m PKCS8", "-t ecdsa -m PKCS8"})
  void logsInWithKeysOfAllKinds(String kind) throws Exception {
    files.key("key", kind.split(" "));
    try (var server = server()) {
      assertEquals("hi\n", echo(server, files.options()));
      Files.delete(files.ssh("key.pub"));
      assertEquals("hi\n", echo(server, files.options()), "without the public key beside it");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-t ed25519", "-t ecdsa", "-t rsa -b 2048", "-t rsa -b 2048 -m PEM", "-t ecdsa -m PEM",
      "-t rsa -b 2048 -m PKCS8"})
  void logsInWithEncryptedKeys(String kind) throws Exception {
    var options = new java.util.ArrayList<>(List.of(kind.split(" ")));
    options.addAll(List.of("-N", "pass phrase"));
    files.key("key", options.toArray(String[]::new));
    try (var server = server()) {
      assertEquals("hi\n",
          echo(server, files.options().withPassphrases((file, attempt) -> Optional.of("pass phrase".toCharArray()))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
  void logsInWithACertificateBesideTheKey(String type) throws Exception {
    files.key("ca", "-t", "ed25519");
    files.key("key", "-t", "ed25519");
    files.key("certified", "-t", type);
    SshFiles.run("ssh-keygen", "-q", "-s", files.ssh("ca").toString(), "-I", "test", "-n",
        System.getProperty("user.name"), files.ssh("certified").toString());
    try (var server = server("TrustedUserCAKeys " + files.ssh("ca.pub"))) {
      files.write("config", "IdentityFile ~/.ssh/certified\n");
      assertEquals("hi\n", echo(server, files.options()));
      Files.delete(files.ssh("certified-cert.pub"));
      assertThrows(HostFailure.KeyRefused.class, () -> echo(server, files.options()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
  void logsInByAnAgent(String type) throws Exception {
    files.key("key", "-t", type);
    var socket = Path.of(Files.createTempDirectory("agent").toString(), "s");
    var agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try (var server = server()) {
      while (!Files.exists(socket)) {
        Thread.sleep(5);
      }
      SshConnectorTest.add(socket, files.ssh("key"));
      Files.delete(files.ssh("key"));
      assertEquals("hi\n", echo(server, files.options(Map.of("SSH_AUTH_SOCK", socket.toString()))));
    } finally {
      agent.destroy();
      agent.waitFor();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ecdsa"})
  void asksTheServerForTheKeyThatKnownHostsHas(String type) throws Exception {
    files.key("key", "-t", "ed25519");
    try (var server = server()) {
      files.know(server.port(), server.publicHostKey(type));
      assertEquals("hi\n", echo(server, files.options()));
    }
  }

  @Test
  void staysUnderTheServersLimitOfSessions() throws Exception {
    files.key("key", "-t", "ed25519");
    try (var server = server("MaxSessions 9");
        var connector = new SshConnector(files.options());
        var threads = Executors.newFixedThreadPool(30)) {
      var host = connector.host(SshFiles.address(server.port()));
      var running = java.util.stream.IntStream.range(0, 60)
          .mapToObj(i -> threads.submit(() -> host
              .execute(Command.of("sleep 0.05; echo " + i, Duration.ofSeconds(30)), OutputListener.NONE).stdout()))
          .toList();
      for (int i = 0; i < running.size(); i++) {
        assertEquals(i + "\n", running.get(i).get());
      }
    }
  }

  @Test
  void tellsAConnectionThatBreaksUnderACommandAndConnectsAnew() throws Exception {
    files.key("key", "-t", "ed25519");
    var begun = new CountDownLatch(1);
    try (var server = server();
        var connector = new SshConnector(files.options());
        var threads = Executors.newSingleThreadExecutor()) {
      var host = connector.host(SshFiles.address(server.port()));
      var running = threads.submit(() -> host.execute(Command.of("echo begun; exec sleep 20", Duration.ofSeconds(30)),
          (stream, line) -> begun.countDown()));
      begun.await();
      server.cut();
      var failure = assertThrows(ExecutionException.class, running::get);
      assertInstanceOf(HostFailure.ConnectionLost.class, failure.getCause());
      assertEquals("on\n",
          host.execute(Command.of("echo on", Duration.ofSeconds(30)), OutputListener.NONE).stdout());
    }
  }

  @Test
  void givesUpAServerThatNoLongerAnswers() throws Exception {
    files.key("key", "-t", "ed25519");
    var begun = new CountDownLatch(1);
    try (var server = server();
        var connector = new SshConnector(files.options());
        var threads = Executors.newSingleThreadExecutor()) {
      files.write("config", "IdentityFile ~/.ssh/key\nServerAliveInterval 1\nServerAliveCountMax 2\n");
      var host = connector.host(SshFiles.address(server.port()));
      var running = threads.submit(() -> host.execute(Command.of("echo begun; exec sleep 50", Duration.ofSeconds(55)),
          (stream, line) -> begun.countDown()));
      begun.await();
      server.freeze();
      var failure = assertThrows(ExecutionException.class, running::get);
      assertInstanceOf(HostFailure.ConnectionLost.class, failure.getCause());
      server.cut();
    }
  }

  @Test
  void saysWhyALoginShellRunsNothing() throws Exception {
    files.key("key", "-t", "ed25519");
    try (var server = server("ForceCommand echo This account is closed.")) {
      var failure = assertThrows(HostFailure.CannotRun.class, () -> echo(server, files.options()));
      assertEquals("The login shell on `127.0.0.1` didn't start `sh`: This account is closed.", failure.getMessage());
    }
  }
}
