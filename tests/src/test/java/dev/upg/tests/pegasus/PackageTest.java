package dev.upg.tests.pegasus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Module {@code package} with real archives, files and shells of this machine. */
@Timeout(120)
class PackageTest {
  private static final String REPLACE = "package.replace(here, archive, into: into, carry: [\"etc/the config.ini\"], keep: 2)";

  @TempDir
  private Path folder;
  private Path home;
  private LocalRun here;

  @BeforeEach
  void anInstallation() throws Exception {
    here = new LocalRun(folder);
    home = Files.createDirectories(folder.resolve("it's a \"home\" $HOME"));
    write(home.resolve("bin/server"), "one");
    write(home.resolve("bin/gone in two"), "one");
    write(home.resolve("etc/the config.ini"), "mine");
    write(home.resolve("data/table"), "precious");
    write(home.resolve("my"), "mine, too");
  }

  @Test
  void replacesWhatTheArchiveHoldsAndCarriesFilesOver() throws Exception {
    var archive = archive("two.tar.gz", "server-2/bin/server", "server-2/etc/the config.ini", "server-2/my file",
        "server-2/.hidden");
    assertDone(here.run(archive, home, REPLACE));
    assertEquals("two.tar.gz", text("bin/server"));
    assertEquals("mine", text("etc/the config.ini"));
    assertEquals("two.tar.gz", text("my file"));
    assertEquals("two.tar.gz", text(".hidden"));
    assertEquals("precious", text("data/table"));
    assertEquals("mine, too", text("my"));
    assertFalse(Files.exists(home.resolve("bin/gone in two")));
    assertEquals("one", Files.readString(old().getFirst().resolve("bin/gone in two")));
    assertEquals(List.of("true"), here.run(archive, home, "say \"${package.is_in_place(here, archive, into: into)}\"")
        .said());
  }

  @Test
  void aPartOfTheArchiveIsTakenAloneAndAFileThatItLacksStays() throws Exception {
    write(home.resolve("bin/server.pid"), "42");
    var archive = archive("two.tar.gz", "server-2/bin/server", "server-2/etc/the config.ini");
    assertDone(here.run(archive, home.resolve("bin"), "package.replace(here, archive, into: into, part: \"bin\")"));
    assertEquals("two.tar.gz", text("bin/server"));
    assertEquals("42", text("bin/server.pid"));
    assertEquals("one", text("bin/gone in two"));
    assertEquals("mine", text("etc/the config.ini"));
    var none = here.run(archive, home, "package.place(here, archive, into: into, part: \"lib\")");
    assertTrue(none.failures().toString().contains("the archive has no folder lib"), none.failures()::toString);
  }

  @Test
  void thePreviousVersionIsPutBackOnce() throws Exception {
    var archive = archive("two.tar.gz", "server-2/bin/server", "server-2/etc/the config.ini");
    assertDone(here.run(archive, home, REPLACE));
    var back = "say package.previous(here, into) ?? \"nothing\"\npackage.put_back(here, \"%s\", into: into, carry: [\"etc/the config.ini\"])";
    var old = old().getFirst().getFileName().toString();
    write(home.resolve("etc/the config.ini"), "changed since");
    var put = here.run(archive, home, back.formatted(old));
    assertDone(put);
    assertEquals(List.of(old), put.said());
    assertEquals("one", text("bin/server"));
    assertEquals("changed since", text("etc/the config.ini"));
    var again = here.run(archive, home, back.formatted(old));
    assertDone(again);
    assertEquals(List.of("nothing"), again.said());
    assertEquals(List.of(), again.changes());
    assertDone(here.run(archive, home, REPLACE));
    assertEquals("two.tar.gz", text("bin/server"));
  }

  @Test
  void anArchiveWithoutATopFolderIsTakenAsItIs() throws Exception {
    var archive = archive("it's \"two\".tar", "bin/server", "lib/x.so");
    assertDone(here.run(archive, home, REPLACE));
    assertEquals("it's \"two\".tar", text("bin/server"));
    assertEquals("it's \"two\".tar", text("lib/x.so"));
    assertEquals("precious", text("data/table"));
  }

  @Test
  void twiceIsOnce() throws Exception {
    var archive = archive("two.tgz", "server-2/bin/server");
    assertDone(here.run(archive, home, REPLACE + "\n" + REPLACE));
    var again = here.run(archive, home, REPLACE);
    assertDone(again);
    assertEquals(List.of(), again.changes());
    assertEquals(1, old().size());
  }

  @Test
  void whatIsPlacedIsNeitherSentNorUnpackedAgain() throws Exception {
    var archive = archive("two.tar.gz", "server-2/bin/server");
    var place = "package.place(here, archive, into: into)";
    assertEquals(3, here.run(archive, home, place).changes().size());
    assertEquals(List.of(), here.run(archive, home, place).changes());
    assertEquals("one", text("bin/server"));
    write(home.resolve(".packages/two.tar.gz"), "cut");
    assertEquals(2, here.run(archive, home, place).changes().size());
    assertDone(here.run(archive, home, REPLACE));
    assertEquals("two.tar.gz", text("bin/server"));
  }

  @Test
  void keepsTheLatestOldVersions() throws Exception {
    for (var name : List.of("two.tar", "three.tar", "four.tar", "five.tar")) {
      assertDone(here.run(archive(name, "top/bin/server"), home, REPLACE));
    }
    assertEquals("five.tar", text("bin/server"));
    assertEquals(2, old().size());
    assertEquals("four.tar", Files.readString(old().getLast().resolve("bin/server")));
    assertEquals("three.tar", Files.readString(old().getFirst().resolve("bin/server")));
  }

  @Test
  void anEmptyArchiveIsRefusedAndNothingIsTouched() throws Exception {
    Files.createDirectories(folder.resolve("empty/top"));
    var archive = folder.resolve("empty.tar");
    tar("cf", archive.toString(), "-C", folder.resolve("empty").toString(), "top");
    assertFailed(here.run(archive, home, REPLACE), "the archive is empty");
    assertEverythingAsBefore();
  }

  @Test
  void somethingThatIsNoArchiveIsRefusedAndNothingIsTouched() throws Exception {
    var archive = write(folder.resolve("two.tar.gz"), "not an archive");
    assertFalse(here.run(archive, home, REPLACE).succeeded());
    assertEverythingAsBefore();
  }

  @Test
  void anArchiveThatIsNotThereFailsBeforeAnythingIsSent() throws Exception {
    var run = here.run(folder.resolve("nothing.tar"), home, REPLACE);
    assertFailed(run, "There is no readable file `" + folder.resolve("nothing.tar") + "` on this machine");
    assertEquals(List.of(), run.changes());
  }

  @Test
  void uploadsEveryByteAsItIs() throws Exception {
    var bytes = new byte[1_000_003];
    new Random(7).nextBytes(bytes);
    var file = Files.write(folder.resolve("every byte"), bytes);
    var to = folder.resolve("it's \"there\"");
    assertDone(here.run(file, to, "package.upload(here, archive, to: into)"));
    assertArrayEquals(bytes, Files.readAllBytes(to));
    assertFalse(Files.exists(folder.resolve("it's \"there\".part")));
  }

  @Test
  void theSumOfAFileThatIsNotThereIsNone() {
    var run = here.run(folder.resolve("x"), folder, "say \"${package.sha256_on(here, archive) ?? \"none\"}\"");
    assertEquals(List.of("none"), run.said(), run::toString);
  }

  private void assertEverythingAsBefore() throws IOException {
    assertEquals("one", text("bin/server"));
    assertEquals("one", text("bin/gone in two"));
    assertEquals("mine", text("etc/the config.ini"));
    assertEquals("precious", text("data/table"));
    assertEquals("mine, too", text("my"));
    assertEquals(List.of(), old());
  }

  private static void assertDone(LocalRun.Result run) {
    assertTrue(run.succeeded(), run::toString);
  }

  private static void assertFailed(LocalRun.Result run, String part) {
    assertFalse(run.succeeded());
    assertTrue(run.failures().toString().contains(part), run::toString);
  }

  private String text(String name) throws IOException {
    return Files.readString(home.resolve(name));
  }

  /** The old versions that are kept, the latest last. */
  private List<Path> old() throws IOException {
    try (var files = Files.list(home.resolve(".packages"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("old-")).sorted().toList();
    }
  }

  /** An archive whose files all hold its name. */
  private Path archive(String name, String... files) throws Exception {
    var tree = Files.createDirectories(folder.resolve("of " + name));
    for (var file : files) {
      write(tree.resolve(file), name);
    }
    var archive = folder.resolve(name);
    var arguments = new ArrayList<>(List.of(name.endsWith("gz") ? "czf" : "cf", archive.toString(), "-C",
        tree.toString()));
    try (var top = Files.list(tree)) {
      top.map(entry -> entry.getFileName().toString()).sorted().forEach(arguments::add);
    }
    tar(arguments.toArray(String[]::new));
    return archive;
  }

  private static void tar(String... arguments) throws Exception {
    var line = new ArrayList<>(List.of("tar"));
    line.addAll(List.of(arguments));
    assertEquals(0, new ProcessBuilder(line).inheritIO().start().waitFor());
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
