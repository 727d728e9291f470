package dev.upg.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.Sshd;
import dev.upg.host.Command;
import dev.upg.host.HostAddress;
import dev.upg.host.OutputListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Thirty nodes at once behind one OpenSSH server with the limits that it has by default: none is turned away. */
@Timeout(60)
final class OpenSshLimitsTest {
  private static final int NODES = 30;

  @TempDir
  Path folder;

  private SshFiles files;
  private OpenSshServer server;

  @BeforeEach
  void start() throws Exception {
    Sshd.assumeInstalled();
    files = SshFiles.in(folder);
    files.key("id_ed25519", "-t", "ed25519");
    server = new OpenSshServer(folder.resolve("server"), List.of(files.publicKey("id_ed25519")),
        "MaxStartups 10:30:100", "MaxSessions 10");
    files.know(server.port(), server.publicHostKey("ed25519"));
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void eachWithAConnectionOfItsOwn() throws Exception {
    files.write("config", "Host node-*\n  HostName 127.0.0.1\n  HostKeyAlias [127.0.0.1]:" + server.port() + "\n");
    try (var connector = new SshConnector(files.options())) {
      var addresses = IntStream.range(0, NODES).mapToObj(i -> new HostAddress("node-" + i, Optional.of(server.port()),
          Optional.empty(), Optional.empty(), false)).toList();
      addresses.forEach(address -> connector.host(address).approach());
      assertEquals(Collections.nCopies(NODES, "0\n1\n"), answers(connector, addresses, "echo 0; echo 1"));
    }
  }

  @Test
  void allOverOneConnection() throws Exception {
    try (var connector = new SshConnector(files.options())) {
      var addresses = Collections.nCopies(NODES, SshFiles.address(server.port()));
      assertEquals(Collections.nCopies(NODES, "0\n"), answers(connector, addresses, "echo 0"));
      assertEquals(Collections.nCopies(NODES, "1\n"), answers(connector, addresses, "echo 1"));
    }
  }

  private static List<String> answers(SshConnector connector, List<HostAddress> addresses, String text)
      throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<String>();
      var asked = addresses.stream().<Callable<String>>map(address -> () -> connector.host(address)
          .execute(Command.of(text, Duration.ofSeconds(30)), OutputListener.NONE).stdout()).toList();
      for (Future<String> answer : threads.invokeAll(asked)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
