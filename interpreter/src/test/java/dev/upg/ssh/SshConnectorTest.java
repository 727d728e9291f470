package dev.upg.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.host.Command;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import dev.upg.host.OutputListener;
import dev.upg.practice.port.FreePorts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connecting: host keys, logging in, ways, and what happens when a connection breaks. */
@Timeout(60)
final class SshConnectorTest {
  @TempDir
  Path folder;

  private SshFiles files;
  private MinaServer server;

  @BeforeEach
  void start() throws Exception {
    files = SshFiles.in(folder);
    files.key("id_ecdsa", "-t", "ecdsa");
    server = new MinaServer();
    server.authorize(files.publicKey("id_ecdsa"));
    files.know(server.port(), server.publicHostKey());
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private static String echo(Host host) throws Exception {
    return host.execute(Command.of("echo hi", Duration.ofSeconds(30)), OutputListener.NONE).stdout();
  }

  private String echo() throws Exception {
    return echo(files.options());
  }

  private String echo(SshOptions options) throws Exception {
    try (var connector = new SshConnector(options)) {
      return echo(connector.host(SshFiles.address(server.port())));
    }
  }

  @Test
  void keepsOneConnectionForAllCommandsToAHost() throws Exception {
    try (var connector = new SshConnector(files.options())) {
      var host = connector.host(SshFiles.address(server.port()));
      assertEquals(0, server.connections());
      for (int i = 0; i < 5; i++) {
        assertEquals("hi\n", echo(host));
      }
      assertSame(host, connector.host(SshFiles.address(server.port())));
      assertEquals(1, server.connections());
    }
  }

  @Test
  void sendsAtOnce() throws Exception {
    try (var connector = new SshConnector(files.options())) {
      var ready = connector.connection(SshFiles.address(server.port())).ready();
      assertTrue(ready.connection().socket().orElseThrow().getTcpNoDelay());
    }
  }

  @Test
  void refusesAHostThatKnownHostsDoesNotHave() throws Exception {
    files.write("known_hosts", "");
    var failure = assertThrows(HostFailure.UnknownHostKey.class, this::echo);
    assertTrue(failure.fingerprint().startsWith("SHA256:"), failure.fingerprint());
    files.write("one.pub", server.publicHostKey() + "\n");
    assertTrue(SshFiles.run("ssh-keygen", "-lf", files.ssh("one.pub").toString()).contains(failure.fingerprint()));
  }

  @Test
  void refusesAHostWhoseKeyHasChanged() throws Exception {
    files.key("other", "-t", "ecdsa");
    files.write("known_hosts", "# a comment\n[127.0.0.1]:" + server.port() + " " + files.publicKey("other") + "\n");
    var failure = assertThrows(HostFailure.ChangedHostKey.class, this::echo);
    assertEquals(files.ssh("known_hosts") + ":2", failure.place());
    files.write("config", "StrictHostKeyChecking no\n");
    assertThrows(HostFailure.ChangedHostKey.class, this::echo);
  }

  @Test
  void refusesARevokedHostKey() throws Exception {
    var line = "[127.0.0.1]:" + server.port() + " " + server.publicHostKey() + "\n";
    files.write("known_hosts", line + "@revoked * " + server.publicHostKey() + "\n");
    var failure = assertThrows(HostFailure.CannotRun.class, this::echo);
    assertTrue(failure.getMessage().contains("revoked by " + files.ssh("known_hosts") + ":2"), failure.getMessage());
  }

  @Test
  void findsAHashedName() throws Exception {
    SshFiles.run("ssh-keygen", "-q", "-H", "-f", files.ssh("known_hosts").toString());
    assertTrue(Files.readString(files.ssh("known_hosts")).startsWith("|1|"));
    assertEquals("hi\n", echo());
  }

  @Test
  void addsANewHostOnlyWhenTheConfigurationSaysSo() throws Exception {
    Files.delete(files.ssh("known_hosts"));
    files.write("config", "StrictHostKeyChecking accept-new\n");
    assertEquals("hi\n", echo());
    files.write("config", "");
    assertEquals("hi\n", echo());
    assertEquals("[127.0.0.1]:" + server.port() + " " + server.publicHostKey() + "\n",
        Files.readString(files.ssh("known_hosts")));
  }

  @Test
  void acceptsAnUnknownHostWhenTheConfigurationSaysSo() throws Exception {
    Files.delete(files.ssh("known_hosts"));
    files.write("config", "StrictHostKeyChecking no\n");
    assertEquals("hi\n", echo());
    assertFalse(Files.exists(files.ssh("known_hosts")));
  }

  @Test
  void saysWhichKeysWereRefused() throws Exception {
    files.key("id_rsa", "-t", "rsa", "-b", "2048");
    files.key("stranger", "-t", "ecdsa");
    files.write("config", "IdentityFile ~/.ssh/id_rsa\nIdentityFile ~/.ssh/stranger\nIdentityFile ~/.ssh/none_such\n");
    var failure = assertThrows(HostFailure.KeyRefused.class, this::echo);
    assertTrue(failure.getMessage().contains("id_rsa (ssh-rsa): refused"), failure.getMessage());
    assertTrue(failure.getMessage().contains("stranger (ecdsa-sha2-nistp256): refused"), failure.getMessage());
    assertTrue(failure.getMessage().contains("none_such: no such file"), failure.getMessage());
  }

  @Test
  void saysThatThereIsNoKey() throws Exception {
    Files.delete(files.ssh("id_ecdsa"));
    Files.delete(files.ssh("id_ecdsa.pub"));
    var failure = assertThrows(HostFailure.KeyRefused.class, this::echo);
    assertTrue(failure.getMessage().contains("there was no key to offer"), failure.getMessage());
  }

  @Test
  void prefersTheKeyOfTheInventory() throws Exception {
    files.key("wanted", "-t", "ecdsa");
    server.authorize(files.publicKey("wanted"));
    files.write("config", "IdentityFile ~/.ssh/none_such\n");
    try (var connector = new SshConnector(files.options())) {
      var address = new HostAddress("127.0.0.1", Optional.of(server.port()), Optional.of("somebody"),
          Optional.of(files.ssh("wanted")), false);
      assertEquals("hi\n", echo(connector.host(address)));
    }
  }

  @Test
  void asksForThePassphraseOfAnEncryptedKey() throws Exception {
    files.key("locked", "-t", "ecdsa", "-N", "open sesame");
    server.authorize(files.publicKey("locked"));
    files.write("config", "IdentityFile ~/.ssh/locked\n");
    var failure = assertThrows(HostFailure.KeyRefused.class, this::echo);
    assertTrue(failure.getMessage().contains("encrypted") && failure.getMessage().contains("ssh-add"),
        failure.getMessage());
    var options = files.options()
        .withPassphrases(
            (file, attempt) -> Optional.of(file.endsWith("locked") ? "open sesame".toCharArray() : new char[0]));
    assertEquals("hi\n", echo(options));
    var attempts = new ArrayList<Integer>();
    assertThrows(HostFailure.KeyRefused.class, () -> echo(files.options().withPassphrases((file, attempt) -> {
      attempts.add(attempt);
      return Optional.of("wrong".toCharArray());
    })));
    assertEquals(List.of(1, 2, 3), attempts);
  }

  @Test
  void aWrongPassphraseMayBeCorrected() throws Exception {
    files.key("locked", "-t", "ecdsa", "-N", "open sesame");
    server.authorize(files.publicKey("locked"));
    files.write("config", "IdentityFile ~/.ssh/locked\n");
    assertEquals("hi\n", echo(files.options()
        .withPassphrases((file, attempt) -> Optional.of((attempt == 3 ? "open sesame" : "wrong").toCharArray()))));
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    int port = FreePorts.next();
    try (var connector = new SshConnector(files.options())) {
      var failure = assertThrows(HostFailure.Unreachable.class, () -> echo(connector.host(SshFiles.address(port))));
      assertTrue(failure.getMessage().contains("port " + port) && failure.getMessage().contains("refused"),
          failure.getMessage());
      assertTrue(failure.remedy().contains(" -p " + port + " "), failure.remedy());
    }
  }

  @Test
  void givesUpOnAPortThatSaysNothing() throws Exception {
    files.write("config", "ConnectTimeout 1\n");
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var connector = new SshConnector(files.options())) {
      assertThrows(HostFailure.Unreachable.class,
          () -> echo(connector.host(SshFiles.address(silent.getLocalPort()))));
    }
  }

  @Test
  void saysThatTheNameIsUnknown() throws Exception {
    try (var connector = new SshConnector(files.options())) {
      var address = new HostAddress("no-such-host.invalid", Optional.empty(), Optional.empty(), Optional.empty(),
          false);
      var failure = assertThrows(HostFailure.Unreachable.class, () -> echo(connector.host(address)));
      assertTrue(failure.getMessage().contains("this name isn't known"), failure.getMessage());
    }
  }

  @Test
  void tellsAConnectionThatBreaksUnderACommandAndConnectsAnew() throws Exception {
    var begun = new CountDownLatch(1);
    try (var connector = new SshConnector(files.options()); var threads = Executors.newSingleThreadExecutor()) {
      var host = connector.host(SshFiles.address(server.port()));
      var running = threads.submit(() -> host.execute(Command.of("echo begun; exec sleep 5", Duration.ofSeconds(30)),
          (stream, line) -> begun.countDown()));
      begun.await();
      server.cut();
      var failure = assertThrows(ExecutionException.class, running::get);
      assertInstanceOf(HostFailure.ConnectionLost.class, failure.getCause());
      assertEquals("hi\n", echo(host));
    }
  }

  @Test
  void jumpsOverOtherHosts() throws Exception {
    try (var first = new MinaServer();
        var second = new MinaServer();
        var connector = new SshConnector(files.options())) {
      first.authorize(files.publicKey("id_ecdsa"));
      second.authorize(files.publicKey("id_ecdsa"));
      files.write("known_hosts",
          Files.readString(files.ssh("known_hosts")) + "[127.0.0.1]:" + first.port() + " " + first.publicHostKey()
              + "\n[127.0.0.1]:" + second.port() + " " + second.publicHostKey() + "\n");
      files.write("config", """
          Host target
            HostName 127.0.0.1
            Port %d
            ProxyJump me@first,second
          Host first
            HostName 127.0.0.1
            Port %d
          Host second
            HostName 127.0.0.1
            Port %d
          """.formatted(server.port(), first.port(), second.port()));
      var address = new HostAddress("target", Optional.empty(), Optional.empty(), Optional.empty(), false);
      assertEquals("hi\n", echo(connector.host(address)));
      assertEquals(1, first.connections());
      assertEquals(1, second.connections());
      assertEquals(1, server.connections());
      first.cut();
      assertEquals("hi\n", echoAgain(connector.host(address)));
    }
  }

  /** A shell that was started ahead may still take a command while the way to it is already gone: who only looks asks again. */
  private static String echoAgain(Host host) throws Exception {
    try {
      return echo(host);
    } catch (HostFailure.ConnectionLost e) {
      return echo(host);
    }
  }

  @Test
  void refusesAWayThatGoesInACircle() throws Exception {
    files.write("config", "Host a\n ProxyJump b\nHost b\n ProxyJump a\n");
    try (var connector = new SshConnector(files.options())) {
      var address = new HostAddress("a", Optional.empty(), Optional.empty(), Optional.empty(), false);
      var failure = assertThrows(HostFailure.CannotRun.class, () -> echo(connector.host(address)));
      assertTrue(failure.getMessage().contains("circle"), failure.getMessage());
    }
  }

  @Test
  void usesTheKeysOfAnAgent() throws Exception {
    var socket = Path.of(Files.createTempDirectory("agent").toString(), "s");
    var agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try {
      while (!Files.exists(socket)) {
        Thread.sleep(5);
      }
      for (var type : new String[]{"ecdsa", "rsa"}) {
        var name = "in-agent-" + type;
        files.key(name, "-t", type);
        server.authorize(files.publicKey(name));
        add(socket, files.ssh(name));
        Files.delete(files.ssh(name));
        files.write("config", "IdentitiesOnly yes\nIdentityFile ~/.ssh/" + name + "\n");
        assertEquals("hi\n", echo(files.options(Map.of("SSH_AUTH_SOCK", socket.toString()))), type);
        files.write("config", "IdentityAgent none\nIdentityFile ~/.ssh/" + name + "\n");
        assertThrows(HostFailure.KeyRefused.class,
            () -> echo(files.options(Map.of("SSH_AUTH_SOCK", socket.toString()))), type);
      }
      files.write("config", "IdentityFile none\n");
      assertEquals("hi\n", echo(files.options(Map.of("SSH_AUTH_SOCK", socket.toString()))));
    } finally {
      agent.destroy();
      agent.waitFor();
    }
  }

  static void add(Path socket, Path key) throws Exception {
    var builder = new ProcessBuilder("ssh-add", "-q", key.toString()).redirectErrorStream(true);
    builder.environment().put("SSH_AUTH_SOCK", socket.toString());
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), said);
  }

  @Test
  void saysThatTheAgentDoesNotAnswer() throws Exception {
    Files.delete(files.ssh("id_ecdsa"));
    Files.delete(files.ssh("id_ecdsa.pub"));
    var failure = assertThrows(HostFailure.KeyRefused.class,
        () -> echo(files.options(Map.of("SSH_AUTH_SOCK", folder.resolve("no-agent").toString()))));
    assertTrue(failure.getMessage().contains("doesn't answer"), failure.getMessage());
  }
}
