package dev.upg.tests.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.journal.Entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One disaster of one playbook, on a cluster of its own. */
record Trial(Subject subject, FastStart starts, Undisturbed undisturbed, Disaster disaster, Path folder) {
  /** The exit status of a process that SIGKILL ended. */
  private static final int KILLED = 128 + 9;
  private static final int FAILED = 3;
  private static final int MOST_PROCESSES = 500;

  /** @return how often a process was killed or a connection cut; none when the run was over before */
  int run() throws IOException, InterruptedException {
    var cut = Cutting.of(disaster);
    try (var stage = new Stage(subject, starts, folder, cut)) {
      try {
        return switch (disaster) {
          case Disaster.Killed(var entry, var written) -> killed(stage, Disaster.mortality(entry, written));
          case Disaster.KilledSoon(var entry, var millis) -> killed(stage, Disaster.soon(entry, millis));
          case Disaster.KilledAgainAndAgain again -> killedAgainAndAgain(stage, again);
          case Disaster.Walked walked -> walked(stage, walked);
          case Disaster.Aborted(var entry) -> aborted(stage, entry);
          case Disaster.Cut ignored -> cut(stage, cut);
          case Disaster.CutWalked ignored -> cut(stage, cut);
          case Disaster.CutAgainAndAgain ignored -> cut(stage, cut);
        };
      } catch (AssertionError | IOException | RuntimeException e) {
        System.out.println("crash matrix: violated: " + alone());
        throw new AssertionError(subject + " " + disaster + ": " + e + "\nalone: " + alone() + "\n" + stage.seen(), e);
      }
    }
  }

  /** What tries this point only. */
  private String alone() {
    var points = switch (disaster) {
      case Disaster.Walked walked when walked.when() == Disaster.When.UNTOLD -> " -Dcrash.points=once";
      case Disaster.Walked ignored -> " -Dcrash.points=walks";
      case Disaster.CutWalked ignored -> " -Dcrash.points=walks";
      default -> "";
    };
    return "-Dcrash.playbook=%s -Dcrash.seed=%d -Dcrash.step=%d%s -Dcrash.only='%s'".formatted(subject, Matrix.SEED,
        Matrix.STEP, points, disaster);
  }

  private int killed(Stage stage, List<String> mortality) throws IOException, InterruptedException {
    int code = stage.run(mortality);
    if (code == KILLED) {
      code = again(stage, List.of());
      assertEndsAsUndisturbed(stage, code);
      return 1;
    }
    assertEndsAsUndisturbed(stage, code);
    return 0;
  }

  /**
   * What an operator types: a run that died before its first entry isn't one to be gone on with, and nothing was done; one that died
   * after its last entry is over.
   */
  private static int again(Stage stage, List<String> mortality) throws IOException, InterruptedException {
    if (isOver(stage)) {
      return 0;
    }
    boolean began = stage.journal().entries().stream().anyMatch(Entry.Began.class::isInstance);
    return began ? stage.goOn("resume", mortality) : stage.run(mortality);
  }

  private static boolean isOver(Stage stage) throws IOException {
    return stage.journal().entries().getLast() instanceof Entry.Ended end && end.outcome().equals("succeeded");
  }

  private int killedAgainAndAgain(Stage stage, Disaster.KilledAgainAndAgain again)
      throws IOException, InterruptedException {
    var random = new Random(again.seed());
    int processes = 0;
    int code = stage.run(again.next(random));
    while (code == KILLED) {
      assertTrue(++processes < MOST_PROCESSES, "it doesn't come to an end");
      code = again(stage, again.next(random));
    }
    assertEndsAsUndisturbed(stage, code);
    return processes;
  }

  private int walked(Stage stage, Disaster.Walked walked) throws IOException, InterruptedException {
    var deaths = Files.write(folder.resolve("deaths"), undisturbed.names(walked));
    // Stays empty where a playbook has fewer changes than walks.
    var died = Files.createFile(folder.resolve("died"));
    var mortality = new ArrayList<>(List.of("-Dupg.deaths=" + deaths, "-Dupg.died=" + died,
        walked.when().setting()));
    var random = new Random(Matrix.SEED + walked.first());
    int processes = 0;
    int code = stage.run(delayed(mortality, walked, random));
    while (code == KILLED) {
      assertTrue(++processes < MOST_PROCESSES, "it doesn't come to an end");
      code = again(stage, delayed(mortality, walked, random));
    }
    assertEquals(processes, Files.readAllLines(died).size(), "processes that died");
    assertEndsAsUndisturbed(stage, code);
    return processes;
  }

  private static List<String> delayed(List<String> mortality, Disaster.Walked walked, Random random) {
    var all = new ArrayList<>(mortality);
    if (walked.when() == Disaster.When.SOON) {
      all.add("-Dupg.death.delay=" + random.nextInt(1, Matrix.SOON_MILLIS));
    }
    return all;
  }

  private int cut(Stage stage, Cutting cut) throws IOException, InterruptedException {
    int code = stage.run(List.of());
    int processes = 0;
    for (int cuts = 0; code == FAILED && cut.happened() > cuts;) {
      assertTrue(++processes < MOST_PROCESSES, "it doesn't come to an end");
      cuts = cut.happened();
      code = stage.goOn("resume", List.of());
    }
    assertEndsAsUndisturbed(stage, code);
    return cut.happened();
  }

  private int aborted(Stage stage, int entry) throws IOException, InterruptedException {
    int code = stage.run(Disaster.mortality(entry, true));
    if (code != KILLED || isOver(stage)) {
      assertEndsAsUndisturbed(stage, code == KILLED ? 0 : code);
      return code == KILLED ? 1 : 0;
    }
    assertEquals(0, stage.goOn("abort", List.of()), "exit status of upg abort");
    assertEquals(List.of(), changesOfTheLastProcess(stage.journal().entries()), "an abort only puts back");
    // A server that was told to start right before may still do so.
    var most = undisturbed.after().servers();
    var servers = stage.state().servers();
    for (int i = 0; i < servers.size(); i++) {
      assertTrue(servers.get(i).starts() <= most.get(i).starts(), servers + " were started more often than " + most);
    }
    assertNothingIsLeft(stage);
    return 1;
  }

  /** Those that put nothing back. */
  private static List<String> changesOfTheLastProcess(List<Entry> entries) {
    int began = entries.lastIndexOf(entries.stream().filter(Entry.Began.class::isInstance).reduce((a, b) -> b)
        .orElseThrow());
    return entries.stream().skip(began).filter(Entry.Intent.class::isInstance)
        .map(entry -> ((Entry.Intent) entry).key())
        .filter(key -> !key.contains("/leave")).toList();
  }

  private void assertEndsAsUndisturbed(Stage stage, int code) throws IOException {
    assertEquals(0, code, "exit status");
    assertEquals(undisturbed.after().servers(), stage.state().servers());
    assertTrue(stage.state().healthy(), "all data has all its copies");
    assertNothingIsLeft(stage);
  }

  private void assertNothingIsLeft(Stage stage) throws IOException {
    assertEquals(undisturbed.before().settings(), stage.state().settings());
    assertTrue(stage.state().mostDown() <= undisturbed.after().mostDown(),
        () -> stage.state().mostDown() + " servers were down at once");
    assertEquals(List.of(), stage.jobs(), "job folders");
  }
}
