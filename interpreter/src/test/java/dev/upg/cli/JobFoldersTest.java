package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.practice.host.CommandWatcher;
import dev.upg.practice.host.SshHosts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of changes on their nodes, at the end of a run. */
final class JobFoldersTest {
  @TempDir
  private Path folder;

  @Test
  void severalOnSeveralMachinesAreRemoved() throws IOException {
    try (var hosts = new SshHosts(Files.createDirectory(folder.resolve("hosts")), List.of("web-1", "web-2"),
        CommandWatcher.NONE)) {
      assertRemoved(hosts);
    }
  }

  private void assertRemoved(SshHosts hosts) throws IOException {
    Files.writeString(folder.resolve("hosts.ini"), "[web]\n" + Stream.of("web-1", "web-2")
        .map(name -> name + " ansible_host=127.0.0.1 ansible_port=" + hosts.host(name).port() + "\n")
        .collect(Collectors.joining()));
    Files.writeString(folder.resolve("a.upg"), """
        playbook "Outside of loops"
        inventory { group web { nodes 1.. } }
        remote web[0] "true"
        remote web[0] "true"
        remote web[1] "true"
        remote web[1] "true"
        """);
    var result = new Session(folder).run("run", "a.upg", "-i", "hosts.ini", "--ssh-config", hosts.config().toString());
    assertEquals(Exit.FINE, result.code(), result.toString());
    var forgotten = "\"forgotten\"";
    try (var files = Files.walk(folder.resolve(".upg"))) {
      var journal = Files.readString(files.filter(file -> file.getFileName().toString().startsWith("journal"))
          .filter(Files::isRegularFile).findFirst().orElseThrow());
      assertEquals(4, journal.lines().filter(line -> line.contains(forgotten)).count(), journal);
    }
  }
}
