package dev.upg.tests.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which processes {@code proc.running_from} tells apart: real ones of this machine. */
class RunningFromTest {
  private static final OnThisMachine MACHINE = new OnThisMachine("""
      playbook "Processes"
      use proc
      inventory { group host { nodes 1..; home: path } }
      say "${proc.running_from(host[0], host[0].home, %s)}"
      """);
  private static final String SERVER = "what: \"this server\", patterns: [\"*keeper*-role replica *\"], ";

  @TempDir
  private Path folder;

  private Path home;
  private final Collection<Process> started = new ArrayList<>();

  @BeforeEach
  void aHomeWithABlank() throws IOException {
    home = Files.createDirectories(folder.toRealPath().resolve("the home"));
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  /** A process that waits for its input, with this program and these words on its command line. */
  private long start(Path place, String program, String... words) throws IOException {
    Files.createDirectories(place);
    var file = Files.writeString(place.resolve(program), "#!/bin/sh\necho up\nread -r line\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    var process = new ProcessBuilder(Stream.concat(Stream.of("./" + program), Stream.of(words)).toList())
        .directory(place.toFile()).start();
    started.add(process);
    assertEquals('u', process.getInputStream().read());
    return process.pid();
  }

  private void assertFinds(String asked, Long... pids) throws IOException {
    assertEquals(List.of(List.of(pids).toString()), MACHINE.said(home, asked));
  }

  @Test
  void thoseWithTheCommandAndTheFolder() throws IOException {
    long meant = start(home.resolve("bin"), "keeper", "-role", "replica");
    start(home.resolve("bin"), "keeper", "-role", "meta");
    start(home.resolve("bin/deeper"), "keeper", "-role", "replica");
    start(folder.resolve("another/bin"), "keeper", "-role", "replica");
    assertFinds(SERVER + "folders: [\"bin\"]", meant);
    assertFinds(SERVER + "folders: [\"bin\"], except: [\"*-role re*\"]");
    assertFinds(SERVER + "folders: [\"lib\"]");
  }

  @Test
  void thoseBelowAFolderAndThoseWhoseFolderIsGone() throws IOException {
    long meant = start(home.resolve("bin"), "keeper", "-role", "replica");
    Files.createDirectories(home.resolve(".packages"));
    Files.move(home.resolve("bin"), home.resolve(".packages/1"));
    assertFinds(SERVER + "folders: [\"bin\"]");
    assertFinds(SERVER + "folders: [\"bin\"], below: [\".packages\"]", meant);
    Files.move(home.resolve(".packages/1"), home.resolve("bin"));
    Files.delete(home.resolve("bin/keeper"));
    Files.delete(home.resolve("bin"));
    assertFinds(SERVER + "folders: [\"bin\"]", meant);
  }

  @Test
  void thoseThroughALinkedFolder() throws IOException {
    long meant = start(folder.toRealPath().resolve("elsewhere"), "keeper", "-role", "replica");
    Files.createSymbolicLink(home.resolve("bin"), folder.resolve("elsewhere"));
    assertFinds(SERVER + "folders: [\"bin\"]", meant);
  }
}
