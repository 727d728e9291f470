package dev.upg.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.upg.host.Command;
import dev.upg.host.Host;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs on machines with other shells and tools than this one, and with unusable home folders. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
final class JobShellsTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final List<String> TOOLS = List.of("setsid", "cat", "date", "mkdir", "mkfifo", "ps", "rm", "sleep",
      "tee", "tr", "wc");

  @TempDir
  Path folder;

  private SshFiles files;
  private Path tools;
  private Path home;

  @BeforeEach
  void prepare() throws Exception {
    files = SshFiles.in(folder);
    files.key("id_ecdsa", "-t", "ecdsa");
    tools = Files.createDirectory(folder.resolve("tools"));
    home = Files.createDirectory(folder.resolve("home of the job"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "ksh", "busybox"})
  void runsInEachShell(String shell) throws Exception {
    installed(shell, true);
    runsEverything();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  void runsWithoutSetsid(String shell) throws Exception {
    installed(shell, false);
    runsEverything();
  }

  private void runsEverything() throws Exception {
    try (var server = server(); var connector = connector(server); var threads = Executors.newSingleThreadExecutor()) {
      var host = connector.host(SshFiles.address(server.port()));
      var result = host.execute(Command.of("echo out; echo err >&2; exit 3", LONG).asJob("a"), OutputListener.NONE);
      assertEquals("out\n err\n 3", result.stdout() + " " + result.stderr() + " " + result.code());
      assertEquals(143, execute(host, Command.of("kill -TERM $$", LONG).asJob("b")));
      assertThrows(HostFailure.KilledBySignal.class, () -> execute(host, Command.of("kill -9 $$", LONG).asJob("c")));
      var secret = new Command("cat; printf %s \"$A\"", Optional.empty(), Optional.of("/"), Map.of("A", "x\n'y'"),
          Optional.of("in\0"), Optional.empty(), LONG, Optional.of("d"));
      assertEquals("in\0x\n'y'", host.execute(secret, OutputListener.NONE).stdout());
      var file = Files.write(folder.resolve("file"), new byte[500_000]);
      var upload = new Command("n=$(wc -c); echo $((n))", Optional.empty(), Optional.empty(), Map.of(),
          Optional.empty(),
          Optional.of(file), LONG, Optional.of("e"));
      assertEquals("500000\n", host.execute(upload, OutputListener.NONE).stdout());
      assertThrows(HostFailure.TimedOut.class,
          () -> execute(host, Command.of("sleep 320; :", Duration.ofSeconds(1)).asJob("f")));
      assertEquals(143, attached(host, "f").result().code());
      var gate = folder.resolve("gate");
      var begun = new CountDownLatch(1);
      var running = threads.submit(() -> host.execute(Command.of("echo begun; while [ ! -e " + gate
          + " ]; do sleep 1; done; exit 9", LONG).asJob("g"), (stream, line) -> begun.countDown()));
      begun.await();
      server.cut();
      assertThrows(ExecutionException.class, running::get);
      Files.createFile(gate);
      assertEquals(9, attached(host, "g").result().code());
      for (var job : List.of("a", "b", "c", "d", "e", "f", "g")) {
        assertTrue(host.forget(List.of(job)));
      }
      try (var left = Files.list(home.resolve(".upg/jobs"))) {
        assertEquals(List.of(), left.toList());
      }
    }
  }

  /** Who asks for the job before it begins is told that it never will, however late its shell goes on. */
  @Test
  void doesNotBeginOnceItWasAskedFor() throws Exception {
    installed("dash", true);
    var slow = Files.createFile(folder.resolve("slow"));
    var made = folder.resolve("made");
    var gate = folder.resolve("gate");
    tool("mv", "/bin/mv");
    tool("mkdir", "sh -c '/bin/mkdir \"$@\" || exit; case $* in *jobs/one) if mv \"" + slow + "\" \"" + made
        + "\" 2>/dev/null; then while [ ! -e \"" + gate + "\" ]; do sleep 0.05; done; fi ;; esac' mkdir");
    Files.createDirectories(home.resolve(".upg/jobs"));
    var ran = folder.resolve("ran");
    try (var server = server(); var connector = connector(server); var threads = Executors.newCachedThreadPool()) {
      var host = connector.host(SshFiles.address(server.port()));
      var start = threads.submit(() -> execute(host, Command.of("touch " + ran, LONG).asJob("one")));
      while (!Files.exists(made)) {
        Thread.sleep(5);
      }
      assertEquals(new JobAnswer.NeverStarted(), host.attach("one", LONG, OutputListener.NONE));
      Files.createFile(gate);
      assertInstanceOf(HostFailure.CannotRun.class,
          assertThrows(ExecutionException.class, start::get).getCause());
      assertFalse(Files.exists(ran));
      assertTrue(host.forget(List.of("one")));
    }
  }

  /** A job whose folder is removed under it isn't taken for one that hasn't begun, which would be started again. */
  @Test
  void doesNotStartAgainWhatLostItsFolder() throws Exception {
    var count = folder.resolve("count");
    var command = Command.of("echo x >>" + count + "; rm -rf ~/.upg; exit 143", LONG).asJob("one");
    try (var server = server(); var connector = connector(server)) {
      var host = connector.host(SshFiles.address(server.port()));
      var failure = assertThrows(HostFailure.EndUnknown.class, () -> execute(host, command));
      assertTrue(failure.getMessage().contains("was removed while it ran"), failure.getMessage());
      assertEquals("x\n", Files.readString(count));
    }
  }

  @Test
  void refusesAHomeFolderThatIsNone() throws Exception {
    home = Files.createFile(folder.resolve("file as home"));
    refuses("Not a directory");
  }

  @Test
  void refusesAMissingHomeFolder() throws Exception {
    home = Path.of("/proc/no-home");
    refuses("No such file or directory");
  }

  @Test
  void refusesWhatCanNotBeWritten() throws Exception {
    home = Path.of("/sys/kernel");
    refuses("sys/kernel");
  }

  @Test
  void refusesAFullDisk() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can mount a small disk to fill");
    SshFiles.run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", home.toString());
    try {
      SshFiles.run("sh", "-c", "mkdir -p '" + home + "/.upg/jobs'; cat /dev/zero >'" + home
          + "/fill' 2>/dev/null; [ -s '" + home + "/fill' ]");
      refuses("nothing can be written");
      try (var left = Files.list(home.resolve(".upg/jobs"))) {
        assertEquals(List.of(), left.toList());
      }
      Files.delete(home.resolve("fill"));
      Files.write(home.resolve("fill"), new byte[40 * 1024]);
      try (var server = server(); var connector = connector(server)) {
        var host = connector.host(SshFiles.address(server.port()));
        var command = new Command("touch " + folder.resolve("ran"), Optional.empty(), Optional.empty(), Map.of(),
            Optional.of("x".repeat(100_000)), Optional.empty(), LONG, Optional.of("large"));
        var failure = assertThrows(HostFailure.CannotRun.class, () -> execute(host, command));
        assertTrue(failure.getMessage().contains("of 100000 bytes"), failure.getMessage());
        assertFalse(Files.exists(folder.resolve("ran")));
      }
    } finally {
      SshFiles.run("umount", home.toString());
    }
  }

  private void refuses(String why) throws Exception {
    try (var server = server(); var connector = connector(server)) {
      var host = connector.host(SshFiles.address(server.port()));
      var ran = folder.resolve("ran");
      var failure = assertThrows(HostFailure.CannotRun.class,
          () -> execute(host, Command.of("touch " + ran, LONG).asJob("job")));
      assertTrue(failure.getMessage().contains("wasn't started") && failure.getMessage().contains(why),
          failure.getMessage());
      assertTrue(failure.remedy().contains("df -h ~"), failure.remedy());
      assertFalse(Files.exists(ran));
    }
  }

  private static int execute(Host host, Command command) throws HostFailure, InterruptedException {
    return host.execute(command, OutputListener.NONE).code();
  }

  private static JobAnswer.Finished attached(Host host, String job) throws HostFailure, InterruptedException {
    return assertInstanceOf(JobAnswer.Finished.class, host.attach(job, LONG, OutputListener.NONE));
  }

  private MinaServer server() throws Exception {
    var path = tools.resolve("sh").toFile().exists() ? tools.toString() : System.getenv("PATH");
    var server = new MinaServer(Map.of("HOME", home.toString(), "PATH", path, "SHELL", "/bin/sh"));
    server.authorize(files.publicKey("id_ecdsa"));
    return server;
  }

  private SshConnector connector(MinaServer server) throws IOException {
    files.know(server.port(), server.publicHostKey());
    return new SshConnector(files.options());
  }

  /** A folder of programs in which {@code sh} is this shell; busybox brings all others with it. */
  private void installed(String shell, boolean hasSetsid) throws Exception {
    var program = program(shell);
    assumeTrue(program.isPresent(), shell + " isn't installed, so jobs aren't tried in it");
    var isAll = shell.equals("busybox");
    tool("sh", program.get() + (isAll ? " sh" : ""));
    if (shell.equals("bash")) {
      tool("bash", program.get().toString());
    }
    for (var name : hasSetsid ? TOOLS : TOOLS.subList(1, TOOLS.size())) {
      tool(name, isAll ? program.get() + " " + name : program(name).orElseThrow().toString());
    }
  }

  private void tool(String name, String command) throws IOException {
    var file = Files.writeString(tools.resolve(name), "#!/bin/sh\nexec " + command + " \"$@\"\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private static Optional<Path> program(String name) {
    return List.of("/usr/bin", "/bin").stream().map(folder -> Path.of(folder, name)).filter(Files::isExecutable)
        .findFirst();
  }
}
