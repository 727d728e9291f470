package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Sshd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two operators, each with a folder and an inventory of his own, and one cluster behind a real OpenSSH server. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
final class TwoOperatorsTest {
  @TempDir
  private Path folder;

  private Path ann;
  private Path bo;
  private LoopbackSshd server;

  @BeforeEach
  void start() throws Exception {
    Sshd.assumeInstalled();
    server = new LoopbackSshd(folder.resolve("sshd"), Files.createDirectories(folder.resolve("tools")));
    ann = operator("ann", "web-1 ansible_host=node");
    bo = operator("bo", "first ansible_host=node.example.org");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theClusterItselfKeepsThemApart() throws Exception {
    String run;
    try (var first = run(ann)) {
      first.readUntil("begun");
      run = name(ann);
      try (var second = run(bo)) {
        assertEquals(4, second.end(), second.seen());
        assertTrue(second.seen().contains("error[UPG6012]: Another run works on this cluster"), second.seen());
        assertTrue(second.seen().contains("= run:   " + run + ", Wait") && second.seen().contains("on `first`"), second
            .seen());
      }
      assertFalse(Files.exists(bo.resolve(".upg/runs")) && Files.list(bo.resolve(".upg/runs")).findAny().isPresent());
      first.signal("KILL").end();
    }
    Files.createFile(folder.resolve("go"));
    try (var second = run(bo)) {
      assertEquals(4, second.end(), second.seen());
      assertTrue(second.seen().contains("A run whose process is gone holds this cluster"), second.seen());
    }
    try (var second = run(bo, "--take-over", run)) {
      assertEquals(0, second.end(), second.seen());
    }
    try (var files = Files.list(folder.resolve("sshd/upg-lock"))) {
      assertEquals(0, files.count(), "the lock is given back");
    }
  }

  @Test
  void whatARunLeftIsKnownByItsAddressInItsOwnFolder() throws Exception {
    String run;
    try (var first = run(ann)) {
      first.readUntil("begun");
      run = name(ann);
      first.signal("KILL").end();
    }
    Files.createFile(folder.resolve("go"));
    delete(folder.resolve("sshd/upg-lock"));
    Files.writeString(ann.resolve("hosts.ini"), "[web]\nfirst ansible_host=node\n");
    try (var second = run(ann)) {
      assertEquals(4, second.end(), second.seen());
      assertTrue(second.seen().contains("= run:   " + run + ", Wait") && second.seen().contains("runs of this folder"),
          second.seen());
    }
    Files.writeString(ann.resolve("hosts.ini"), "[web]\nweb-2 ansible_host=other\n");
    try (var second = run(ann)) {
      assertEquals(0, second.end(), second.seen());
    }
    Files.writeString(ann.resolve("hosts.ini"), "[web]\nweb-1 ansible_host=other\n");
    try (var second = run(ann)) {
      assertEquals(4, second.end(), "the same node of the same inventory, at another address: " + second.seen());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private Path operator(String name, String node) throws IOException {
    var own = Files.createDirectories(folder.resolve(name));
    Files.writeString(own.resolve("hosts.ini"), "[web]\n" + node + "\n");
    Files.writeString(own.resolve("a.upg"), """
        playbook "Wait"

        inventory { group web { nodes 1.. } }

        foreach node in web { remote node "echo begun; while test -d %1$s -a ! -e %1$s/go; do sleep 0.1; done" }
        """.formatted(folder));
    return own;
  }

  private UpgProcess run(Path operator, String... more) throws IOException {
    var arguments = new java.util.ArrayList<>(
        java.util.List.of("run", "a.upg", "-i", "hosts.ini", "-vv", "--ssh-config",
            server.config().toString()));
    arguments.addAll(java.util.List.of(more));
    return UpgProcess.start(operator, arguments.toArray(String[]::new));
  }

  private static String name(Path operator) throws IOException {
    try (var runs = Files.list(operator.resolve(".upg/runs"))) {
      return runs.findFirst().orElseThrow().getFileName().toString();
    }
  }
}
