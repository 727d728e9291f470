package dev.upg.practice.pegasus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.practice.host.Waiting;
import dev.upg.practice.script.Processes;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

class PracticeDeathTest {
  @Test
  void killedProcessLeavesNoServerNoShellAndNoFolder() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var owner = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), PracticeProcess.class.getName(),
        "pegasus").start();
    try {
      killAndLook(owner);
    } finally {
      owner.destroyForcibly();
    }
  }

  private static void killAndLook(Process owner) throws Exception {
    var output = new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8));
    var work = Path.of(output.readLine());
    var processes = new ArrayList<Long>();
    try (var hosts = Files.list(work.resolve("hosts"))) {
      for (var host : hosts.toList()) {
        processes.add(Long.parseLong(Files.readString(host.resolve(".practice/server.pid")).strip()));
      }
    }
    // A shell that waits for a meta server there isn't.
    var shell = new ProcessBuilder("sh", "-c", "echo nodes | ./run.sh shell --cluster 127.0.0.1:1")
        .directory(work.resolve("hosts/meta-1/pegasus").toFile()).start();
    Waiting.until(() -> {
      try (var requests = Files.list(work.resolve("spool"))) {
        return requests.filter(Files::isDirectory).count() == 10;
      }
    });
    assertEquals(9, processes.size());
    assertTrue(shell.isAlive());
    owner.destroyForcibly().waitFor();
    Waiting.until(() -> !Files.exists(work));
    Waiting.until(() -> processes.stream().noneMatch(Processes::alive) && !shell.isAlive());
  }
}
