package dev.upg.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Sshd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The command against a real OpenSSH server: looks, changes and files. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class OpenSshTest {
  @TempDir
  private Path folder;
  private Path home;
  private Path tools;
  private LoopbackSshd server;

  @BeforeEach
  void start() throws Exception {
    Sshd.assumeInstalled();
    tools = Files.createDirectories(folder.resolve("tools"));
    server = new LoopbackSshd(folder.resolve("sshd"), tools);
    home = Files.createDirectories(folder.resolve("home of it"));
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("bin/server"), "one");
    Files.createDirectories(home.resolve("lib"));
    Files.writeString(home.resolve("lib/x"), "one");
    Files.writeString(home.resolve("data"), "precious");
    Files.writeString(home.resolve("my"), "precious");
    Files.writeString(folder.resolve("hosts.ini"), "[web]\nweb-1 ansible_host=127.0.0.1\n");
    Files.writeString(folder.resolve("a.upg"), """
        playbook "Over OpenSSH"

        use package

        param archive: path
        param home: path

        inventory { group web { nodes 1.. } }

        foreach node in web {
          require (probe node in home "cat bin/server").stdout == "one" else "it isn't version one"
          remote node stdin "for ${node.name}\\n" "cat > ${home}/note"
          step "replace" { package.replace(node, archive, into: home) }
          say "${node.name} has ${(probe node in home "cat bin/server").stdout}"
        }
        """);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void looksChangesAndSendsAnArchive() throws Exception {
    try (var upg = run(archive())) {
      assertEquals(0, upg.end(), upg.seen());
      assertTrue(upg.seen().contains("web-1 has two"), upg.seen());
    }
    assertEquals("two", Files.readString(home.resolve("bin/server")));
    assertEquals("for web-1\n", Files.readString(home.resolve("note")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sshj", "openssh"})
  void aRenameThatFailsIsUndoneWhateverTheNamesAre(String transport) throws Exception {
    var mv = Files.writeString(tools.resolve("mv"), """
        #!/bin/sh
        case $1 in *new/*lib) echo "mv: no space left on device" >&2; exit 1 ;; esac
        exec /bin/mv "$@"
        """);
    Files.setPosixFilePermissions(mv, PosixFilePermissions.fromString("rwxr-xr-x"));
    var archive = archive();
    try (var upg = run(archive, "--transport", transport)) {
      assertEquals(3, upg.end(), upg.seen());
      assertTrue(upg.seen().contains("mv: no space left on device"), upg.seen());
      assertTrue(upg.seen().contains("the old version was put back"), upg.seen());
    }
    assertEquals("one", Files.readString(home.resolve("bin/server")));
    assertEquals("one", Files.readString(home.resolve("lib/x")));
    assertEquals("precious", Files.readString(home.resolve("my")));
    assertEquals("precious", Files.readString(home.resolve("data")));
    assertFalse(Files.exists(home.resolve("a file")));
    Files.delete(mv);
    try (var upg = UpgProcess.start(folder, "resume")) {
      assertEquals(0, upg.end(), upg.seen());
    }
    assertEquals(2, facts("--transport " + transport), "what went on went by another one");
    assertEquals("two", Files.readString(home.resolve("bin/server")));
    assertEquals("two", Files.readString(home.resolve("lib/x")));
    assertEquals("two", Files.readString(home.resolve("a file")));
    assertEquals("precious", Files.readString(home.resolve("my")));
  }

  @Test
  void aLargeFileIsNotHeldInMemory() throws Exception {
    var large = folder.resolve("large");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(100_000_000);
    }
    Files.writeString(folder.resolve("b.upg"), """
        playbook "A large file"
        use package
        inventory { group web { nodes 1.. } }
        foreach node in web { package.upload(node, "%s", to: "%s") }
        """.formatted(large, home.resolve("large")));
    try (var upg = UpgProcess.start(folder, "-Xmx40m", "run", "b.upg", "-i", "hosts.ini", "--ssh-config",
        server.config().toString())) {
      assertEquals(0, upg.end(), upg.seen());
    }
    assertEquals(100_000_000, Files.size(home.resolve("large")));
  }

  /** In how many lines the logs of all processes say this. */
  private long facts(String text) throws IOException {
    try (var files = Files.walk(folder.resolve(".upg"))) {
      long count = 0;
      for (var log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
        count += Files.readAllLines(log).stream().filter(line -> line.contains(text)).count();
      }
      return count;
    }
  }

  private UpgProcess run(Path archive, String... more) throws IOException {
    var line = new ArrayList<>(List.of("run", "a.upg", "-i", "hosts.ini", "--ssh-config", server.config().toString(),
        "--set", "archive=" + archive, "--set", "home=" + home));
    line.addAll(List.of(more));
    return UpgProcess.start(folder, line.toArray(String[]::new));
  }

  /** Among its entries are those between which a careless undo would take `my` for one. */
  private Path archive() throws Exception {
    var top = Files.createDirectories(folder.resolve("tree/top"));
    for (var name : new String[]{"a file", "bin/server", "lib/x", "my file"}) {
      Files.createDirectories(top.resolve(name).getParent());
      Files.writeString(top.resolve(name), "two");
    }
    var archive = folder.resolve("two.tar.gz");
    assertEquals(0, new ProcessBuilder("tar", "czf", archive.toString(), "-C", folder.resolve("tree").toString(), "top")
        .start().waitFor());
    return archive;
  }
}
