package dev.upg.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class FmtCommandTest {
  private static final String LOOSE = "playbook \"Loose\"\nsay   \"hello\"   # why\n";
  private static final String NEAT = "playbook \"Loose\"\nsay \"hello\"  # why\n";

  @TempDir
  private Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(folder.resolve("all/.hidden"));
    write("all/broken.upg", "playbook \"Broken\"\nsay   \"hello\nsay  1\n");
    write("all/loose.upg", LOOSE);
    write("all/neat.upg", NEAT);
    write("all/.hidden/loose.upg", LOOSE);
    write("own/loose.upg", LOOSE);
  }

  @Test
  void whatItPrints() {
    var commands = Stream.of("fmt --check all own", "fmt --diff own", "fmt --check --diff own/loose.upg", "fmt all own",
        "fmt own all/neat.upg", "fmt nowhere", "fmt", "fmt - all", "fmt a*/n*.upg **/*.upg", "fmt x*.upg",
        "fmt --check all/neat.upg");
    Golden.compare(Path.of("src/test/resources/cli/fmt.txt"), commands
        .map(command -> new Session(folder).run(command.split(" ")).shown(command)).collect(Collectors.joining("\n")));
  }

  @Test
  void stdinGoesToStdout() {
    assertEquals(new Session.Result(0, NEAT, ""), new Session(folder).reading(LOOSE).run("fmt", "-"));
    var check = new Session(folder).reading(LOOSE).run("fmt", "--check", "-");
    assertEquals(1, check.code());
    var broken = new Session(folder).reading("playbook \"x\nsay  1").run("fmt", "-");
    assertEquals(1, broken.code());
    assertEquals("", broken.out());
    assertTrue(broken.err().contains("--> -:1:10"), broken.err());
  }

  /** Of another encoding, or no text: nothing goes to stdout, where an editor would take it for the file. */
  @Test
  void whatIsNoTextOnStdinIsTold() {
    for (var bytes : List.of("playbook \"Gr\u00fc\u00dfe\"\n".getBytes(StandardCharsets.ISO_8859_1),
        new byte[]{'p', 0, 1},
        "playbook".getBytes(StandardCharsets.UTF_16))) {
      var result = new Session(folder).reading(bytes).run("fmt", "-");
      assertEquals(1, result.code());
      assertEquals("", result.out());
      assertTrue(result.err().startsWith("error[UPG1010]: `-` isn't "), result.err());
    }
  }

  /** However its lines end. */
  @Test
  void endsOfLinesAndAMarkAtTheBeginning() throws IOException {
    write("windows.upg", "\uFEFFplaybook \"Loose\"\r\nsay \t\"hello\"   # why");
    assertEquals(0, new Session(folder).run("fmt", "windows.upg").code());
    assertEquals(NEAT, Files.readString(folder.resolve("windows.upg")));
  }

  @Test
  void aFileIsReplacedWithItsPermissionsAndThroughItsLink() throws IOException {
    var file = folder.resolve("own/loose.upg");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
    Files.createSymbolicLink(folder.resolve("link.upg"), Path.of("own/loose.upg"));
    assertEquals(0, new Session(folder).run("fmt", "link.upg").code());
    assertTrue(Files.isSymbolicLink(folder.resolve("link.upg")));
    assertEquals(NEAT, Files.readString(file));
    assertEquals("rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(1, Files.list(file.getParent()).count());
  }

  /** No file can be made in this folder, whoever asks. */
  @Test
  void whatCannotBeWrittenStaysAsItWas() throws IOException {
    var file = Path.of("/proc/self/comm");
    var before = Files.readString(file);
    assertThrows(IOException.class, () -> Replacement.write(file, "other"));
    assertEquals(before, Files.readString(file));
  }

  @Test
  void aLongNameIsNoTrouble() throws IOException {
    var name = "x".repeat(251) + ".upg";
    write(name, LOOSE);
    assertEquals(0, new Session(folder).run("fmt", name).code());
    assertEquals(NEAT, Files.readString(folder.resolve(name)));
  }

  @Test
  void withMistakesNothingIsWritten() throws IOException {
    var before = Files.readString(folder.resolve("all/broken.upg"));
    assertEquals(1, new Session(folder).run("fmt", "all").code());
    assertEquals(before, Files.readString(folder.resolve("all/broken.upg")));
    assertEquals(LOOSE, Files.readString(folder.resolve("all/.hidden/loose.upg")));
  }

  @Test
  void checkAndDiffWriteNothing() throws IOException {
    var at = Files.getLastModifiedTime(folder.resolve("own/loose.upg"));
    assertEquals(1, new Session(folder).run("fmt", "--check", "own").code());
    assertEquals(0, new Session(folder).run("fmt", "--diff", "own").code());
    assertEquals(at, Files.getLastModifiedTime(folder.resolve("own/loose.upg")));
    assertFalse(Files.readString(folder.resolve("own/loose.upg")).equals(NEAT));
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }
}
