package dev.upg.tests.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.upg.MachinePace;
import dev.upg.tests.endtoend.StandInMaven;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** `.package/build`, in a copy of the tree whose `mvn` takes what this build has compiled already. */
@Timeout(900)
@Execution(ExecutionMode.CONCURRENT)
class InstallTest {
  private static final Path ROOT = Path.of(System.getProperty("upg.root"));
  private static final String PATH = System.getenv("PATH");

  @TempDir
  private static Path folder;

  private static Path packages;
  private static Path bundled;

  @BeforeAll
  static void build() throws Exception {
    var copy = Files.createDirectories(folder.resolve("copy of upg"));
    var shell = new Shell(ROOT, Map.of("PATH", PATH));
    for (var name : List.of("upg", ".package", "pom.xml", "playbooks", "LICENSE", "README.md", "CHANGELOG.md")) {
      shell.output("cp", "-R", name, copy.toString());
    }
    packages = folder.resolve("packages");
    build(copy, packages, Map.of());
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    bundled = unpack("linux-");
  }

  private static void build(Path copy, Path out, Map<String, String> more) throws Exception {
    var variables = new HashMap<>(
        Map.of("PATH", StandInMaven.folder(folder) + ":" + PATH, "JAVA_HOME", System.getProperty("java.home"),
            "SOURCE_DATE_EPOCH", "1700000000"));
    variables.putAll(more);
    new Shell(copy, variables).output(copy.resolve(".package/build").toString(), out.toString());
  }

  /** Into a path with blanks, where nobody may write. */
  private static Path unpack(String kind) throws Exception {
    try (var files = Files.list(packages)) {
      var archive = files.filter(file -> file.toString().endsWith(".tar.gz") && file.toString().contains(kind))
          .findFirst().orElseThrow();
      var to = Files.createDirectories(folder.resolve("my tools"));
      var shell = new Shell(to, Map.of("PATH", PATH));
      shell.output("tar", "-xzf", archive.toString());
      var root = to.resolve(archive.getFileName().toString().replace(".tar.gz", ""));
      shell.output("chmod", "-R", "a-w", root.toString());
      return root;
    }
  }

  @Test
  void theOneWithItsRuntimeNeedsNoJava() throws Exception {
    var tools = Files.createDirectories(folder.resolve("no java"));
    for (var each : List.of("/usr/bin", "/bin")) {
      try (var files = Files.list(Path.of(each))) {
        for (var file : files.filter(file -> !file.getFileName().toString().startsWith("java")).toList()) {
          if (Files.notExists(tools.resolve(file.getFileName()), LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(tools.resolve(file.getFileName()), file);
          }
        }
      }
    }
    var link = Files.createSymbolicLink(folder.resolve("upg-link"), bundled.resolve("bin/upg"));
    assertWorks(new Shell(work("bundled"), Map.of("PATH", tools.toString())), link,
        bundled.resolve("share/upg/playbooks"));
  }

  @Test
  void anotherUserRunsWhatRootUnpacked() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
    var shell = new Shell(Path.of("/"), Map.of("PATH", PATH));
    assertTrue(shell.output("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
        bundled.resolve("bin/upg").toString(), "lint", bundled.resolve("share/upg/playbooks/pegasus").toString())
        .contains("no problems"));
  }

  @Test
  void thePlainOneTakesTheMachinesJava() throws Exception {
    var plain = unpack("plain");
    assertTrue(Files.notExists(plain.resolve("lib/upg/runtime")));
    var shell = new Shell(work("plain"), Map.of("PATH", PATH, "JAVA_HOME", System.getProperty("java.home")));
    assertWorks(shell, plain.resolve("bin/upg"), plain.resolve("share/upg/playbooks"));
    // No folder of this machine that may have a Java is looked at.
    var text = Files.readString(plain.resolve("bin/upg"));
    int start = text.indexOf("for folder in ");
    int end = text.indexOf("; do", start);
    var moved = Files.createDirectories(folder.resolve("empty/bin")).resolve("upg");
    Files.writeString(moved, text.substring(0, start) + "for folder in /nowhere" + text.substring(end));
    var none = new Shell(folder, Map.of("PATH", folder.resolve("empty").toString()))
        .run(List.of("/bin/sh", moved.toString(), "version"));
    assertEquals(2, none.code(), none.output());
    assertTrue(none.output().startsWith("upg: no Java of version 21 or newer found"), none.output());
    assertTrue(none.output().contains("openjdk-21-jre-headless"), none.output());
  }

  @Test
  void theDebIsInstalledAndLeavesNothing() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/dpkg-deb")), "no dpkg-deb here");
    Path deb;
    try (var files = Files.list(packages)) {
      deb = files.filter(file -> file.toString().endsWith(".deb")).findFirst().orElseThrow();
    }
    var shell = new Shell(work("deb"), Map.of("PATH", PATH));
    boolean isInstalled = shell.run(List.of("dpkg", "-s", "upg")).code() == 0;
    if (!"root".equals(System.getProperty("user.name")) || isInstalled) {
      var root = folder.resolve("root");
      shell.output("dpkg", "-x", deb.toString(), root.toString());
      assertWorks(shell, root.resolve("usr/bin/upg"), root.resolve("usr/share/upg/playbooks"));
      return;
    }
    try {
      shell.output("dpkg", "-i", deb.toString());
      assertWorks(shell, Path.of("/usr/bin/upg"), Path.of("/usr/share/upg/playbooks"));
    } finally {
      shell.output("dpkg", "-P", "upg");
    }
    for (var left : List.of("/usr/bin/upg", "/usr/lib/upg", "/usr/share/upg", "/usr/share/man/man1/upg.1.gz")) {
      assertTrue(Files.notExists(Path.of(left)), left);
    }
  }

  @Test
  void theSameSourcesGiveTheSameBytes() throws Exception {
    var copy = folder.resolve("copy of upg");
    var shell = new Shell(copy, Map.of("PATH", PATH));
    shell.output("find", ".", "-exec", "touch", "-c", "-d", "2001-01-01", "{}", "+");
    // The runtime is made once: making it takes longer than all the rest.
    build(copy, folder.resolve("again"), Map.of("UPG_RUNTIME", bundled.resolve("lib/upg/runtime").toString()));
    assertEquals(Files.readString(packages.resolve("SHA256SUMS")),
        Files.readString(folder.resolve("again/SHA256SUMS")));
    new Shell(packages, Map.of("PATH", PATH)).output("sha256sum", "-c", "SHA256SUMS");
  }

  @Test
  void pagesOfManAreClean() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/man")), "no man here");
    var shell = new Shell(folder, Map.of("PATH", PATH));
    try (var pages = Files.list(bundled.resolve("share/man/man1"))) {
      for (var page : pages.toList()) {
        var shown = shell.output("sh", "-c", "man --warnings -E UTF-8 -l -Tutf8 -Z \"$1\" 2>&1 > /dev/null", "sh",
            page.toString());
        assertEquals("", shown, page.toString());
      }
    }
    assertTrue(shell.output("man", "-l", bundled.resolve("share/man/man1/upg-run.1.gz").toString())
        .contains("--inventory FILE"));
  }

  private static Path work(String name) throws Exception {
    return Files.createDirectories(folder.resolve("work-" + name));
  }

  private static void assertWorks(Shell shell, Path upg, Path playbooks) throws Exception {
    var program = upg.toString();
    assertTrue(shell.output(program, "version").startsWith("upg "));
    assertTrue(shell.output(program, "version", "--verbose").contains("2023-11-14T22:13:20Z, by Java "));
    assertTrue(shell.output(program, "lint", playbooks.toString()).contains("no problems"));
    var run = shell.output(program, "run", playbooks.resolve("pegasus/collector.upg").toString(), "--practice",
        "--speed", Double.toString(MachinePace.most(100)));
    assertTrue(run.contains("Succeeded"), run);
    assertFalse(run.contains("Exception"), run);
    assertEquals(List.of(".upg"), names(shell.folder()));
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
