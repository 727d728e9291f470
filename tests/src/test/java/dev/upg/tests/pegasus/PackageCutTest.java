package dev.upg.tests.pegasus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The scripts of {@code package.place} and {@code package.replace}, ended before their commands: whatever was done by then, the next
 * run comes to the new version, and nothing of the user's is lost. One command in three is tried, from where a seed says; each of them
 * with {@code -Dcut.step=1}.
 */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class PackageCutTest {
  private static final String REPLACE = "package.replace(here, archive, into: into, carry: [\"bin/config.ini\", \"logs/today\"])";
  /** Each command that changes files counts; before the one of number `at` the shell is sent `signal`. */
  private static final String PRELUDE = """
      step() {
        read -r steps < '%1$s' || steps=0
        steps=$((steps + 1))
        command printf '%%s\\n' "$steps" > '%1$s'
        if [ "$steps" -eq %2$d ]; then kill -%3$s $$; if [ %3$s = KILL ]; then exit 1; fi; fi
      }
      mv() { step; command mv "$@"; }
      cp() { step; command cp "$@"; }
      rm() { step; command rm "$@"; }
      rmdir() { step; command rmdir "$@"; }
      mkdir() { step; command mkdir "$@"; }
      tar() { step; command tar "$@"; }
      ls() { step; command ls "$@"; }
      cat() { step; command cat "$@"; }
      echo() { step; command echo "$@"; }
      """;
  private static final int STEP = Integer.getInteger("cut.step", 3);
  private static final long SEED = Long.getLong("cut.seed", System.nanoTime());
  private static final int FIRST = 1 + new Random(SEED).nextInt(STEP);
  private static final Map<String, String> BEFORE = Map.of("bin/server", "one", "bin/config.ini", "mine",
      "bin/gone in two", "one", "my", "mine, too", "data/table", "precious", ".state", "precious", "logs/today",
      "a line");

  @TempDir
  private Path folder;

  @BeforeAll
  static void tellTheSeed() {
    System.out.println("cut packages: -Dcut.seed=" + SEED);
  }

  record Shape(String name, List<String> files, String top) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Shape> shapes() {
    return Stream.of(
        new Shape("with a folder at its top",
            List.of("bin/server", "bin/config.ini", "lib/x", "run.sh"), "top"),
        new Shape("without one", List.of("bin/server", "bin/config.ini", "lib/x"), ""),
        new Shape("with odd names",
            List.of("my file", "-f", "*", "it's", "a\\b", "$HOME", "bin/server"), "the top"),
        new Shape("with hidden entries only", List.of(".one", "..two", ".state"), ""));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void aRunAfterADeathComesToTheNewVersion(Shape shape) throws Exception {
    var archive = archive(shape);
    var wanted = wanted(shape);
    var at = FIRST;
    for (var cut = true; cut; at += STEP) {
      var home = home("killed " + at);
      cut = !ended(at, "KILL", archive, home);
      var again = new LocalRun(folder).run(archive, home, REPLACE);
      assertTrue(again.succeeded(), at + ": " + again);
      assertEquals(wanted, contents(home), "killed before step " + at);
      assertClean(home, shape, at);
    }
    assertTrue(at > 25, "only " + at + " steps");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void aDeathWhileADeathIsUndoneIsUndoneToo(Shape shape) throws Exception {
    var archive = archive(shape);
    var wanted = wanted(shape);
    var first = stepOf(archive, "killed while entries move");
    var at = FIRST;
    for (var cut = true; cut; at += STEP) {
      var home = home("twice " + at);
      assertFalse(ended(first, "KILL", archive, home));
      assertTrue(Files.exists(home.resolve(".packages/swap")));
      cut = !ended(at, "KILL", archive, home);
      var again = new LocalRun(folder).run(archive, home, REPLACE);
      assertTrue(again.succeeded(), at + ": " + again);
      assertEquals(wanted, contents(home), "killed again before step " + at);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void beingToldToEndPutsTheOldVersionBack(Shape shape) throws Exception {
    var archive = archive(shape);
    var wanted = wanted(shape);
    var at = FIRST;
    for (var cut = true; cut; at += STEP) {
      var home = home("ended " + at);
      cut = !ended(at, "TERM", archive, home);
      assertFalse(Files.exists(home.resolve(".packages/swap")), "ended before step " + at);
      var there = contents(home);
      assertTrue(there.equals(wanted) || there.equals(new TreeMap<>(BEFORE)), () -> there.toString());
      assertTrue(new LocalRun(folder).run(archive, home, REPLACE).succeeded());
      assertEquals(wanted, contents(home), "ended before step " + at);
    }
  }

  @Test
  void anotherVersionAfterADeathFindsTheOldOneWhole() throws Exception {
    var shape = new Shape("three", List.of("bin/server", "lib/x"), "three");
    var two = archive(new Shape("two", List.of("bin/server", "new in two", "my"), "two"));
    var three = archive(shape);
    var home = home("another");
    var first = stepOf(two, "killed before another");
    assertFalse(ended(first, "KILL", two, home));
    assertTrue(new LocalRun(folder).run(three, home, REPLACE).succeeded());
    assertEquals(wanted(shape), contents(home));
  }

  @Test
  void anEntryNamedLikeTheStoreIsRefused() throws Exception {
    var archive = archive(new Shape("bad", List.of(".packages/current", "bin/server"), ""));
    var home = home("store");
    var run = new LocalRun(folder).run(archive, home, REPLACE);
    assertTrue(run.failures().toString().contains("the archive has an entry .packages"), run::toString);
    assertEquals(new TreeMap<>(BEFORE), contents(home));
  }

  @Test
  void aNameOfTwoLinesIsRefused() throws Exception {
    var archive = archive(new Shape("lines", List.of("bin/server", "a\nb"), ""));
    var home = home("lines");
    var run = new LocalRun(folder).run(archive, home, REPLACE);
    assertTrue(run.failures().toString().contains("the archive has a name of two lines"), run::toString);
    assertEquals(new TreeMap<>(BEFORE), contents(home));
  }

  /** The number of the step before which entries of the old version have been moved out already. */
  private int stepOf(Path archive, String name) throws Exception {
    for (var at = 1; at < 100; at++) {
      var home = home(name + " " + at);
      if (!ended(at, "KILL", archive, home) && Files.exists(home.resolve(".packages/swap/old"))) {
        try (var old = Files.list(home.resolve(".packages/swap/old"))) {
          if (old.findAny().isPresent()) {
            return at;
          }
        }
      }
    }
    throw new AssertionError("no entry is ever moved out");
  }

  /** Runs it and sends the signal before that step; returns whether it came to its end all the same. */
  private boolean ended(int at, String signal, Path archive, Path home) throws IOException {
    var steps = Files.writeString(folder.resolve("steps"), "0\n");
    return new LocalRun(folder, PRELUDE.formatted(steps, at, signal)).run(archive, home, REPLACE).succeeded();
  }

  private void assertClean(Path home, Shape shape, int at) throws IOException {
    try (var files = Files.list(home.resolve(".packages"))) {
      var names = files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith("old-")).sorted()
          .toList();
      var known = List.of(shape.name() + ".tar.gz", "current", "previous", "gone").stream().sorted().toList();
      assertTrue(known.containsAll(names), () -> "killed before step " + at + ": " + names);
    }
    try (var files = Files.list(home.resolve(".packages"))) {
      assertEquals(1, files.filter(file -> file.getFileName().toString().startsWith("old-")).count());
    }
  }

  private Path home(String name) throws IOException {
    var home = Files.createDirectories(folder.resolve(name));
    for (var file : BEFORE.entrySet()) {
      write(home.resolve(file.getKey()), file.getValue());
    }
    return home;
  }

  /** What is to be there in the end: the archive's entries, what was carried, and what the archive knows nothing of. */
  private static Map<String, String> wanted(Shape shape) {
    var entries = shape.files().stream().map(file -> file.split("/")[0]).toList();
    var wanted = new TreeMap<String, String>();
    BEFORE.forEach((file, text) -> {
      if (!entries.contains(file.split("/")[0])) {
        wanted.put(file, text);
      }
    });
    shape.files().forEach(file -> wanted.put(file, shape.name()));
    wanted.put("bin/config.ini", "mine");
    return wanted;
  }

  private static Map<String, String> contents(Path home) throws IOException {
    var contents = new TreeMap<String, String>();
    try (var files = Files.walk(home)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = home.relativize(file).toString();
        if (!name.startsWith(".packages/")) {
          contents.put(name, Files.readString(file));
        }
      }
    }
    return contents;
  }

  private Path archive(Shape shape) throws Exception {
    var tree = Files.createDirectories(folder.resolve("tree of " + shape.name()));
    for (var file : shape.files()) {
      write(tree.resolve(shape.top()).resolve(file), shape.name());
    }
    var archive = folder.resolve(shape.name() + ".tar.gz");
    var line = new ArrayList<>(List.of("tar", "czf", archive.toString(), "-C", tree.toString(), "."));
    assertEquals(0, new ProcessBuilder(line).inheritIO().start().waitFor());
    return archive;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
