package dev.upg.practice.pegasus.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.upg.practice.pegasus.HandClock;
import dev.upg.practice.pegasus.model.PegasusConfig;
import dev.upg.practice.pegasus.model.PegasusModel;
import dev.upg.practice.pegasus.model.ServerVersion;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Whole answers of the shell beside those of a real one. */
class CapturedAnswersTest {
  private static final ServerVersion VERSION = new ServerVersion("2.4.0", "8bdca79a7f871e91283bd0270e5bd7913d8c295e");
  private static final String METAS = "127.0.0.1:34601,127.0.0.1:34602,127.0.0.1:34603";
  private static final String CONFIG_FILE = "/home/pegasus/pegasus-tools/config-shell.ini.1";

  @TempDir
  Path directory;

  /** Five servers, one session after the other as they were captured: settings of one are seen by the next. */
  @TestFactory
  Stream<DynamicTest> answersLikeTheRealShell() {
    var created = SampleCluster.local("2026-11-20 23:04:01");
    var clock = new HandClock(SampleCluster.local("2026-11-20 23:07:15"));
    var model = new SampleCluster().metas(METAS).nodes(SampleCluster.read("min-5/nodes-d.stdout"))
        .table(2, "temp", created, SampleCluster.read("min-5/app-temp-d.stdout")).filler(1, "stat", 4, created)
        .filler(3, "usertable", 8, SampleCluster.local("2026-11-20 23:05:27"))
        .filler(4, "events", 8, SampleCluster.local("2026-11-20 23:05:51"))
        .model(PegasusConfig.onebox("/pegasus/onebox/127.0.0.1"), "127.0.0.1:34603", VERSION, created, clock.now());
    var shell = new AdminShell(model, clock, ShellListener.NONE);
    return SampleCluster.read("min-5/index.tsv").lines().map(row -> row.split("\t"))
        .map(row -> DynamicTest.dynamicTest(row[0],
            () -> compare(shell, "min-5/" + row[0], row[1], List.of(row[2].split(" ; ")))));
  }

  private void compare(AdminShell shell, String sample, String metas, List<String> lines) throws Exception {
    var answer = shell.run(new ShellRequest(VERSION, CONFIG_FILE, directory, 1, metas, lines));
    assertEquals(masked(SampleCluster.read(sample + ".stdout")), masked(answer.stdout()));
    assertEquals(masked(SampleCluster.read(sample + ".stderr")), masked(answer.stderr()));
    assertEquals(0, answer.code());
    assertEquals(SampleCluster.read(sample + ".file"), written());
  }

  private String written() throws IOException {
    try (var files = Files.list(directory)) {
      var file = files.findFirst();
      var text = file.isPresent() ? Files.readString(file.get()) : "";
      if (file.isPresent()) {
        Files.delete(file.get());
      }
      return text;
    }
  }

  /** Process ids and the present time differ from call to call, and epoch seconds with the time zone. */
  private static String masked(String text) {
    return text.replaceAll("(?m)^W[-\\d]+ [:.\\d]+ \\(\\d+ \\d+\\)", "W<time>")
        .replaceAll("config-shell.ini.\\d+", "config-shell.ini.N")
        .replaceAll("\"timestamp\":\\d+", "\"timestamp\":N")
        .replaceAll("\"timestamp_str\":\"[^\"]*\"", "\"timestamp_str\":T");
  }

  @Test
  void warnsBeforeTheBannerInTheFormOfTheRealShell() throws Exception {
    var clock = new HandClock(SampleCluster.local("2026-11-20 23:06:44").plusNanos(84_561_598));
    var shell = new AdminShell(killed(clock), clock, ShellListener.NONE);
    var request = new ShellRequest(VERSION, CONFIG_FILE, directory, 17903, METAS, List.of());
    var sample = SampleCluster.read("min-5/nodes-s-alive.stdout").lines().limit(2).toList();
    var warnings = shell.run(request).stdout().lines().limit(2).toList();
    assertEquals(sample.getFirst().replaceAll("\\(\\d+ ", "("), warnings.getFirst().replaceAll("\\(\\d+ ", "("));
    assertEquals(sample.getLast().replaceAll("\\(\\d+ ", "("), warnings.getLast().replaceAll("\\(\\d+ ", "("));
  }

  @Test
  void shellOf25WarnsOfNothing() throws Exception {
    var clock = new HandClock(SampleCluster.local("2026-11-20 23:06:44"));
    var request = new ShellRequest(new ServerVersion("2.5.0", "0"), CONFIG_FILE, directory, 1, METAS, List.of());
    var stdout = new AdminShell(killed(clock), clock, ShellListener.NONE).run(request).stdout();
    assertEquals("Pegasus Shell 2.5.0", stdout.lines().findFirst().orElseThrow());
  }

  /** Of an unknown command the first lines only: the practice shell has fewer commands to list. */
  @Test
  void unknownCommandShowsTheHelp() throws Exception {
    var clock = new HandClock(SampleCluster.local("2026-11-20 23:06:44"));
    var request = new ShellRequest(VERSION, CONFIG_FILE, directory, 1, METAS, List.of("bogus_command"));
    var lines = new AdminShell(killed(clock), clock, ShellListener.NONE).run(request).stdout().lines().skip(9).toList();
    assertEquals("ERROR: invalid subcommand 'bogus_command'", lines.get(0));
    assertEquals("Usage:", lines.get(1));
    assertEquals("\thelp                    ", lines.get(2));
    assertEquals("dsn exit with code 0", lines.getLast());
  }

  /** Three servers of which one is killed: before, after the leader has counted it out, after it is back. */
  private static PegasusModel killed(HandClock clock) {
    var started = SampleCluster.local("2026-11-20 23:58:01");
    return new SampleCluster().metas(METAS).nodes(SampleCluster.read("min-3-killed/0-before-nodes-d.stdout"))
        .table(2, "temp", started, SampleCluster.read("min-3-killed/0-before-app-temp-d.stdout"))
        .filler(1, "stat", 4, started)
        .model(PegasusConfig.onebox("/pegasus/onebox/127.0.0.1"), "127.0.0.1:34603", VERSION, started, clock.now());
  }

  @Test
  void killedServerAndItsReturnLookAsCaptured() throws Exception {
    var clock = new HandClock(SampleCluster.local("2026-11-21 00:00:00"));
    var model = killed(clock);
    var shell = new AdminShell(model, clock, ShellListener.NONE);
    compare(shell, "min-3-killed/0-before-nodes-d", METAS, List.of("nodes -d"));
    compare(shell, "min-3-killed/0-before-app-temp-d", METAS, List.of("app temp -d"));
    model.serverStopped("replica@127.0.0.1:34802");
    clock.sleep(Duration.ofSeconds(14));
    compare(shell, "min-3-killed/1-down-2-nodes-d", METAS, List.of("nodes -d"));
    compare(shell, "min-3-killed/1-down-2-app-temp-d", METAS, List.of("app temp -d"));
    assertEquals(SampleCluster.read("min-3-killed/1-down-2-server_info.stderr"), errors(shell, METAS, "server_info"));
    assertEquals(SampleCluster.read("min-3-killed/1-down-2-rc-server-info.stderr"),
        errors(shell, METAS, "remote_command -l 127.0.0.1:34802 server-info"));
    model.serverStarted("replica@127.0.0.1:34802", VERSION);
    clock.sleep(Duration.ofSeconds(16));
    compare(shell, "min-3-killed/3-end-nodes-d", METAS, List.of("nodes -d"));
    compare(shell, "min-3-killed/3-end-app-temp-d", METAS, List.of("app temp -d"));
  }

  @Test
  void closedReplicasShowInTheCountersOnlyAfterTheirInterval() throws Exception {
    var started = SampleCluster.local("2026-11-21 00:01:38");
    var clock = new HandClock(started);
    var node = "127.0.1.21:34801";
    var nodes = node + "  ALIVE  16  5  11\n127.0.1.22:34801  ALIVE  16  6  10\n127.0.1.23:34801  ALIVE  16  5  11\n";
    var model = new SampleCluster().metas("127.0.1.11:34601").nodes(nodes).filler(1, "temp", 8, started)
        .filler(2, "usertable", 8, started)
        .model(PegasusConfig.production("c3", "127.0.0.1:22181"), "127.0.1.11:34601", VERSION, started, started);
    var shell = new AdminShell(model, clock, ShellListener.NONE);
    var counters = "remote_command -l " + node + " perf-counters '.*replica(Count)'";
    shell.run(new ShellRequest(VERSION, CONFIG_FILE, directory, 1, "127.0.1.11:34601",
        List.of("remote_command -l " + node + " replica.kill_partition")));
    clock.sleep(Duration.ofSeconds(9));
    assertEquals(epochMasked(SampleCluster.read("prod-3/ha-09-replica-count-0.stderr")),
        epochMasked(errors(shell, "127.0.1.11:34601", counters)));
    clock.sleep(Duration.ofSeconds(1));
    assertEquals(epochMasked(SampleCluster.read("prod-3/ha-09-replica-count-6.stderr")),
        epochMasked(errors(shell, "127.0.1.11:34601", counters)));
  }

  private static String epochMasked(String text) {
    return text.replaceAll("\"timestamp\":\\d+", "\"timestamp\":N");
  }

  private String errors(AdminShell shell, String metas, String line) throws Exception {
    var text = shell.run(new ShellRequest(VERSION, CONFIG_FILE, directory, 1, metas, List.of(line))).stderr();
    assertNotEquals("", text);
    return text;
  }
}
