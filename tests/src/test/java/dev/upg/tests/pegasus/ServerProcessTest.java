package dev.upg.tests.pegasus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Module {@code pegasus_server} with real processes and addresses of this machine. */
@Timeout(60)
class ServerProcessTest {
  @TempDir
  private Path folder;

  @Test
  void knowsItsOwnAddressesFromThoseOfOthers() throws IOException {
    assertEquals(List.of("[true, true, false, false]"),
        said("""
            let names = ["127.0.0.1", "localhost", "203.0.113.7", "no-such-host.invalid"]
            say "${names.map(name -> server.has_address(here, name))}"
            """));
  }

  @Test
  void seesWhoKeepsAProcessRunning() throws IOException {
    var supervisor = Files.writeString(folder.resolve("supervisord"), "#!/bin/sh\nsleep 60 &\necho $!\nwait\n");
    supervisor.toFile().setExecutable(true);
    var process = new ProcessBuilder(supervisor.toString()).redirectError(Redirect.DISCARD).start();
    try (var lines = process.inputReader()) {
      var child = lines.readLine();
      assertEquals(List.of("supervisord"), said("say server.supervisor(here, \"" + child + "\")"));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private List<String> said(String statements) throws IOException {
    var run = new LocalRun(folder).run(folder, folder, statements);
    assertEquals(List.of(), run.failures());
    return run.said();
  }
}
