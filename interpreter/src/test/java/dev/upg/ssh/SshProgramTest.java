package dev.upg.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Sshd;
import dev.upg.host.Command;
import dev.upg.host.Connector;
import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;
import dev.upg.openssh.OpenSshConnector;
import dev.upg.openssh.OpenSshOptions;
import dev.upg.openssh.Questions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Logging in by the system's {@code ssh}, beside upg's own transport: what differs is said here. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
final class SshProgramTest {
  @TempDir
  Path folder;

  private SshFiles files;

  @BeforeEach
  void start() throws Exception {
    Sshd.assumeInstalled();
    files = SshFiles.in(folder);
    files.key("key", "-t", "ed25519");
    files.configure();
  }

  private OpenSshServer server(String name, String... settings) throws Exception {
    var server = new OpenSshServer(folder.resolve(name), List.of(files.publicKey("key")), settings);
    files.know(server.port(), server.publicHostKey("ed25519"));
    return server;
  }

  private static String echo(Connector connector, HostAddress address) throws Exception {
    return connector.host(address).execute(Command.of("echo hi", Duration.ofSeconds(30)), OutputListener.NONE).stdout();
  }

  private String echo(HostAddress address) throws Exception {
    try (var connector = new OpenSshConnector(files.program())) {
      return echo(connector, address);
    }
  }

  private static HostAddress named(String name) {
    return new HostAddress(name, Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  /** What both transports make of the same host and the same configuration. */
  private <T extends HostFailure> List<T> both(Class<T> kind, HostAddress address) {
    try (var own = new SshConnector(files.options()); var program = new OpenSshConnector(files.program())) {
      return List.of(assertThrows(kind, () -> echo(own, address)), assertThrows(kind, () -> echo(program, address)));
    }
  }

  @Test
  void bothRefuseAnUnknownKeyAndTellTheSame() throws Exception {
    try (var server = server("server")) {
      files.write("known_hosts", "");
      var failures = both(HostFailure.UnknownHostKey.class, SshFiles.address(server.port()));
      assertEquals(failures.get(0).getMessage(), failures.get(1).getMessage());
      assertEquals(failures.get(0).remedy(), failures.get(1).remedy().replace(" -F " + files.ssh("config"), ""));
    }
  }

  @Test
  void bothRefuseAChangedKeyWhateverTheConfigurationSays() throws Exception {
    try (var server = server("server")) {
      files.configure("StrictHostKeyChecking no");
      files.know(server.port(), files.publicKey("key"));
      var failures = both(HostFailure.ChangedHostKey.class, SshFiles.address(server.port()));
      assertEquals(failures.get(0).place(), failures.get(1).place());
    }
  }

  @Test
  void bothRefuseARevokedKey() throws Exception {
    try (var server = server("server")) {
      files.write("known_hosts", "@revoked * " + server.publicHostKey("ed25519") + "\n");
      both(HostFailure.CannotRun.class, SshFiles.address(server.port()))
          .forEach(failure -> assertTrue(failure.getMessage().contains("revoked"), failure.getMessage()));
    }
  }

  @Test
  void bothSayThatTheKeyIsRefused() throws Exception {
    try (var server = server("server")) {
      files.key("key2", "-t", "ed25519");
      Files.move(files.ssh("key2"), files.ssh("key"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      Files.move(files.ssh("key2.pub"), files.ssh("key.pub"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      both(HostFailure.KeyRefused.class, SshFiles.address(server.port()))
          .forEach(failure -> assertTrue(failure.getMessage().contains(".ssh/key"), failure.getMessage()));
    }
  }

  @Test
  void bothSayThatNobodyIsThere() throws Exception {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    both(HostFailure.Unreachable.class, SshFiles.address(port))
        .forEach(failure -> assertTrue(failure.getMessage().endsWith("Connection refused"), failure.getMessage()));
    both(HostFailure.Unreachable.class, named("no-such-host.invalid"));
    files.configure("ConnectTimeout 1");
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      both(HostFailure.Unreachable.class, SshFiles.address(silent.getLocalPort()));
    }
  }

  @Test
  void aLoginThatIsInterruptedLeavesNothing() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var connector = new OpenSshConnector(files.program());
        var threads = Executors.newSingleThreadExecutor()) {
      var running = threads.submit(() -> echo(connector, SshFiles.address(silent.getLocalPort())));
      silent.accept();
      threads.shutdownNow();
      assertInstanceOf(InterruptedException.class, assertThrows(ExecutionException.class, running::get).getCause());
      while (!masters().isEmpty()) {
        Thread.sleep(5);
      }
    }
  }

  @Test
  void aNameIsNeverAnOption() throws Exception {
    var made = folder.resolve("made");
    both(HostFailure.class, named("-oProxyCommand=touch " + made));
    both(HostFailure.class, named("a;touch " + made));
    assertFalse(Files.exists(made));
  }

  @Test
  void takesWhatOnlyOpenSshCan() throws Exception {
    files.key("ca", "-t", "ed25519");
    files.key("host", "-t", "ed25519");
    SshFiles.run("ssh-keygen", "-q", "-s", files.ssh("ca").toString(), "-I", "host", "-h", "-n", "db-1",
        files.ssh("host").toString());
    try (var server = server("server", "KexAlgorithms sntrup761x25519-sha512@openssh.com",
        "HostKey " + files.ssh("host"), "HostCertificate " + files.ssh("host-cert.pub"))) {
      files.write("known_hosts", "@cert-authority db-1 " + files.publicKey("ca") + "\n");
      files.configure("Match originalhost db-1 exec true", "  HostKeyAlias db-1",
          "  ProxyCommand bash -c 'exec 3<>/dev/tcp/127.0.0.1/" + server.port() + "; cat <&3 & exec cat >&3'");
      assertEquals("hi\n", echo(named("db-1")));
    }
  }

  @Test
  void asksThePersonAndTellsHim() throws Exception {
    files.key("locked", "-t", "ed25519", "-N", "open sésame");
    var asked = new ArrayList<String>();
    try (var server = new OpenSshServer(folder.resolve("server"), List.of(files.publicKey("locked")))) {
      files.know(server.port(), server.publicHostKey("ed25519"));
      files.configure("IdentityFile " + files.ssh("locked"),
          "ProxyCommand env SSH_ASKPASS_PROMPT=none $SSH_ASKPASS 'Touch it' & sleep 0.2; kill $!;"
              + " exec bash -c 'exec 3<>/dev/tcp/%h/%p; cat <&3 & exec cat >&3'");
      var options = new OpenSshOptions("ssh", Optional.of(files.ssh("config")), new Questions() {
        @Override
        public boolean isSomebodyThere() {
          return true;
        }

        @Override
        public Optional<char[]> answer(String question, boolean again) {
          asked.add(question + again);
          return Optional.of((again ? "open sésame" : "wrong").toCharArray());
        }

        @Override
        public void tell(String text) {
          asked.add(text);
        }
      }, Duration.ofSeconds(1));
      try (var connector = new OpenSshConnector(options)) {
        assertEquals("hi\n", echo(connector, SshFiles.address(server.port())));
      }
      var question = "Enter passphrase for key '" + files.ssh("locked") + "': ";
      assertEquals(List.of("Touch it", question + false, question + true), asked);
    }
  }

  @Test
  void jumpsOverOtherHostsWithOneConnectionToEach() throws Exception {
    try (var first = server("first");
        var second = server("second");
        var last = server("last");
        var connector = new OpenSshConnector(files.program())) {
      files.write("known_hosts", known(first) + known(second) + known(last));
      files.configure("Host a b", "  HostName 127.0.0.1", "  Port " + last.port(), "  ProxyJump first,second",
          "Host first", "  HostName 127.0.0.1", "  Port " + first.port(), "Host second", "  HostName 127.0.0.1",
          "  Port " + second.port());
      assertEquals("hi\n", echo(connector, named("a")));
      assertEquals("hi\n", echo(connector, named("b")));
      assertEquals(List.of(1, 1, 2), List.of(first.connections(), second.connections(), last.connections()));
      first.cut();
      assertEquals("hi\n", echo(connector, named("a")));
    }
  }

  private static String known(OpenSshServer server) throws Exception {
    return "[127.0.0.1]:" + server.port() + " " + server.publicHostKey("ed25519") + "\n";
  }

  @Test
  void refusesAWayThatGoesInACircle() throws Exception {
    files.configure("Host a", "  ProxyJump b", "Host b", "  ProxyJump a");
    both(HostFailure.CannotRun.class, named("a"))
        .forEach(failure -> assertTrue(failure.getMessage().contains("circle"), failure.getMessage()));
  }

  @Test
  void saysWhereAConfigurationIsWrong() throws Exception {
    files.write("config", "Foo bar\n");
    var failure = assertThrows(HostFailure.CannotRun.class, () -> echo(named("a")));
    assertTrue(failure.getMessage().contains("line 1: Bad configuration option: foo; "), failure.getMessage());
  }

  @Test
  void saysWhatToInstall() throws Exception {
    var none = withProgram("/none/such");
    assertTrue(none.getMessage().startsWith("`/none/such` can't be started on this machine: "), none.getMessage());
    assertTrue(none.remedy().contains("openssh-client"), none.remedy());
    assertTrue(withProgram(script("echo Dropbear v2022.83")).getMessage().contains("isn't OpenSSH; it says: Dropbear"));
    var old = withProgram(script("echo OpenSSH_7.3p1, OpenSSL 1.0.2"));
    assertTrue(old.getMessage().contains("too old: OpenSSH_7.3p1"), old.getMessage());
    assertTrue(old.remedy().contains("7.4"), old.remedy());
  }

  private HostFailure.CannotRun withProgram(String program) {
    var options = new OpenSshOptions(program, Optional.empty(), Questions.NONE, Duration.ofSeconds(1));
    try (var connector = new OpenSshConnector(options)) {
      return assertThrows(HostFailure.CannotRun.class, () -> echo(connector, named("a")));
    }
  }

  private String script(String text) throws Exception {
    var script = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script.toString();
  }

  @Test
  void saysWhyALoginShellRunsNothing() throws Exception {
    try (var server = server("server", "ForceCommand echo This account is closed.")) {
      both(HostFailure.CannotRun.class, SshFiles.address(server.port())).forEach(failure -> assertEquals(
          "The login shell on `127.0.0.1` didn't start `sh`: This account is closed.", failure.getMessage()));
    }
  }

  @Test
  void bothSayThatConnectionsAreNotPassedOn() throws Exception {
    try (var server = server("server", "AllowTcpForwarding no");
        var own = new SshConnector(files.options());
        var program = new OpenSshConnector(files.program())) {
      for (var connector : List.of(own, program)) {
        var failure = assertThrows(HostFailure.CannotRun.class,
            () -> connector.host(SshFiles.address(server.port())).way("127.0.0.1", server.port()));
        assertTrue(failure.getMessage().contains("doesn't pass on connections"), failure.getMessage());
      }
    }
  }

  @Test
  void staysUnderTheServersLimitOfSessions() throws Exception {
    try (var server = server("server", "MaxSessions 9");
        var connector = new OpenSshConnector(files.program());
        var threads = Executors.newFixedThreadPool(30)) {
      var host = connector.host(SshFiles.address(server.port()));
      var running = IntStream.range(0, 60).mapToObj(i -> threads.submit(() -> host
          .execute(Command.of("sleep 0.05; echo " + i, Duration.ofSeconds(30)), OutputListener.NONE).stdout()))
          .toList();
      for (int i = 0; i < running.size(); i++) {
        assertEquals(i + "\n", running.get(i).get());
      }
      assertEquals(1, server.connections());
    }
  }

  @Test
  void givesUpAServerThatNoLongerAnswers() throws Exception {
    files.configure("ServerAliveInterval 1", "ServerAliveCountMax 2");
    try (var server = server("server"); var connector = new OpenSshConnector(files.program())) {
      var failure = lost(connector, server, command("exec sleep 50"), server::freeze);
      assertTrue(failure.getMessage().endsWith("Timeout, server 127.0.0.1 not responding"), failure.getMessage());
      server.cut();
    }
  }

  @Test
  void aKilledMasterLosesTheCommandAndTheNextOneHasAnother() throws Exception {
    try (var server = server("server")) {
      try (var connector = new OpenSshConnector(files.program())) {
        lost(connector, server, command("exec sleep 20"), () -> masters().forEach(ProcessHandle::destroyForcibly));
        assertEquals("hi\n", echo(connector, SshFiles.address(server.port())));
        assertEquals(1, masters().size());
      }
      while (!masters().isEmpty()) {
        Thread.sleep(5);
      }
    }
  }

  @Test
  void aProcessThatIsKilledLeavesNoMaster() throws Exception {
    try (var server = server("server")) {
      var owner = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
          System.getProperty("java.class.path"), "-Djava.io.tmpdir=" + folder, SshProgramOwner.class.getName(),
          files.ssh("config").toString(),
          String.valueOf(server.port())).redirectErrorStream(true).start();
      try (var output = owner.inputReader()) {
        assertEquals("hi", output.readLine());
        assertEquals(1, masters().size());
      } finally {
        owner.destroyForcibly().waitFor();
      }
      while (!masters().isEmpty()) {
        Thread.sleep(5);
      }
    }
  }

  @Test
  void aJobOutlivesItsMaster() throws Exception {
    var gate = folder.resolve("gate");
    var job = UUID.randomUUID().toString();
    try (var server = server("server"); var connector = new OpenSshConnector(files.program())) {
      var failure = lost(connector, server,
          command("while [ ! -e " + gate + " ]; do sleep 0.05; done; echo end; exit 3").asJob(job),
          () -> masters().forEach(ProcessHandle::destroyForcibly));
      assertTrue(failure.remedy().contains("`upg resume` waits for its end"), failure.remedy());
      Files.createFile(gate);
      var host = connector.host(SshFiles.address(server.port()));
      var answer = host.attach(job, Duration.ofSeconds(55), OutputListener.NONE);
      var result = assertInstanceOf(JobAnswer.Finished.class, answer).result();
      assertEquals("begun\nend\n", result.stdout());
      assertEquals(3, result.code());
      assertTrue(host.forget(List.of(job)));
    }
  }

  private static Command command(String text) {
    return Command.of("echo begun; " + text, Duration.ofSeconds(55));
  }

  private interface Fault { void happens() throws Exception; }

  private static HostFailure.ConnectionLost lost(Connector connector, OpenSshServer server, Command command,
      Fault fault)
      throws Exception {
    var begun = new CountDownLatch(1);
    try (var threads = Executors.newSingleThreadExecutor()) {
      var running = threads.submit(() -> connector.host(SshFiles.address(server.port())).execute(command,
          (stream, line) -> begun.countDown()));
      begun.await();
      fault.happens();
      return assertInstanceOf(HostFailure.ConnectionLost.class,
          assertThrows(ExecutionException.class, running::get).getCause());
    }
  }

  /** The masters of this test. */
  private List<ProcessHandle> masters() {
    return ProcessHandle.allProcesses().filter(process -> process.info().commandLine()
        .filter(line -> line.contains(" -M ") && line.contains(files.ssh("config").toString())).isPresent()).toList();
  }
}
