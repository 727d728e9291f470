package dev.upg.practice.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.common.SshException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

class SshHostsTest {
  @TempDir
  Path work;

  private SshHosts hosts;
  private PracticeClient client;

  @BeforeEach
  void start() throws IOException {
    hosts = new SshHosts(work.toRealPath(), List.of("one", "two"),
        (host, command, moment) -> command.endsWith("# cut when it " + moment));
    client = new PracticeClient(hosts.config());
  }

  @AfterEach
  void stop() {
    client.close();
    hosts.close();
  }

  @Test
  void commandRunsInTheFolderOfItsHost() throws IOException {
    var result = client.run("two", "pwd; echo $HOME; cat; echo no >&2; exit 7", "input");
    var folder = hosts.host("two").folder().toString();
    assertEquals(new PracticeClient.Result(7, folder + "\n" + folder + "\ninput", "no\n"), result);
  }

  @Test
  void largeOutputArrivesWhole() throws IOException {
    assertEquals(5_000_000, client.run("one", "head -c 5000000 /dev/zero", "").stdout().length());
  }

  @Test
  void deathBySignalIsAnExitStatusOfTheShell() throws IOException {
    assertEquals(128 + 9, client.run("one", "kill -9 $$", "").code());
  }

  @Test
  void commandLeadsAProcessGroupOfItsOwn() throws IOException {
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      assertEquals("same\n", client.run("one", "[ $(ps -o pgid= -p $$) = $$ ] && echo same", "").stdout());
    }
  }

  @Test
  void closingTheChannelEndsWhatTheCommandStarted() throws Exception {
    var session = client.connect("one");
    var channel = session.createExecChannel("echo $$ > pid; sleep 1000 | cat");
    channel.open().verify(Duration.ofSeconds(10));
    var file = hosts.host("one").folder().resolve("pid");
    Waiting.until(() -> Files.exists(file) && !Files.readString(file).isBlank());
    var process = ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
    var children = process.descendants().toList();
    session.close(true);
    Waiting.until(() -> !process.isAlive() && children.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void whoMadeASessionOfHisOwnLivesUntilTheHostsAreClosed() throws Exception {
    if (!Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      return;
    }
    var session = client.connect("one");
    var channel = session.createExecChannel("setsid sh -c 'echo $$ > pid; sleep 1000; :'; sleep 1001");
    channel.open().verify(Duration.ofSeconds(10));
    var file = hosts.host("one").folder().resolve("pid");
    Waiting.until(() -> Files.exists(file) && !Files.readString(file).isBlank());
    var process = ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
    var parent = process.parent().orElseThrow();
    session.close(true);
    Waiting.until(() -> !parent.isAlive());
    assertTrue(process.isAlive());
    hosts.close();
    Waiting.until(() -> !process.isAlive());
  }

  @Test
  void cutConnectionHidesHowTheCommandEnded() throws IOException {
    assertNull(client.run("one", "touch ended # cut when it ENDED", "").code());
    assertTrue(Files.exists(hosts.host("one").folder().resolve("ended")));
    assertEquals(0, client.run("one", "echo kept", "").code());
  }

  @Test
  void commandIsCutWhileItRuns() throws Exception {
    assertNull(client.run("one", "touch begun; echo said; sleep 60 # cut when it RUNS", "").code());
    assertTrue(Files.exists(hosts.host("one").folder().resolve("begun")));
    Waiting.until(() -> ProcessHandle.allProcesses().noneMatch(process -> process.info().commandLine().orElse("")
        .contains("# cut when it RUNS")));
  }

  @Test
  void commandIsntStartedWhenTheConnectionIsCutBefore() throws IOException {
    assertNull(client.run("one", "touch begun # cut when it ARRIVED", "").code());
    assertFalse(Files.exists(hosts.host("one").folder().resolve("begun")));
  }

  @Test
  void otherKeysAreRefused() throws IOException {
    try (var stranger = SshClient.setUpDefaultClient()) {
      stranger.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
      stranger.start();
      var session = stranger.connect("anyone", "127.0.0.1", hosts.host("one").port()).verify(Duration.ofSeconds(10))
          .getSession();
      session.addPublicKeyIdentity(SshKeys.generate());
      session.addPasswordIdentity("secret");
      assertThrows(SshException.class, () -> session.auth().verify(Duration.ofSeconds(10)));
    }
  }

  @Test
  void clientKeyIsReadableByItsOwnerOnly() throws IOException {
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(work.resolve("client_key"))));
    assertTrue(Files.readString(work.resolve("client_key")).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----"));
  }

  @Test
  void hostsHaveDifferentKeys() throws IOException {
    var keys = Files.readAllLines(work.resolve("known_hosts")).stream().map(line -> line.split(" ")[2]).toList();
    assertFalse(keys.get(0).equals(keys.get(1)));
  }
}
