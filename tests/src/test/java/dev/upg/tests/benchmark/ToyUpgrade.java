package dev.upg.tests.benchmark;

import dev.upg.Sshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A toy rolling upgrade over real OpenSSH servers, by upg and by others: eight commands a host, between the two looks whether
 * it is up one second of waiting. Whole processes. What is wanted is the ratios within a run, since a busy machine slows all
 * of them down.
 */
final class ToyUpgrade {
  private static final int COMMANDS = 8;

  private final Path launcher;
  private final Path folder;
  private final int runs;

  private ToyUpgrade(Path launcher, Path folder, int runs) {
    this.launcher = launcher;
    this.folder = folder;
    this.runs = runs;
  }

  /** @param arguments the project's folder, numbers of hosts, runs of each, round trips in ms; lists with commas between */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (!Sshd.isInstalled()) {
      System.out.println("OpenSSH's server isn't installed: nothing is measured");
      return;
    }
    int runs = Integer.parseInt(arguments[2]);
    System.out.printf("%d cores, Java %s; medians of %d%n", Runtime.getRuntime().availableProcessors(), Runtime
        .version(), runs);
    if (!isInstalled("ansible-playbook")) {
      System.out.println("ansible-playbook isn't installed: not compared with");
    }
    var launcher = Path.of(arguments[0], "upg");
    // Built and made ready for fast starts outside of what is measured.
    int ready = new ProcessBuilder(launcher.toString(), "version").redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start().waitFor();
    if (ready != 0) {
      throw new IllegalStateException("upg version ended with " + ready);
    }
    for (var roundTrip : arguments[3].split(",")) {
      for (int hosts : Arrays.stream(arguments[1].split(",")).mapToInt(Integer::parseInt).toArray()) {
        var folder = Files.createTempDirectory("toy");
        try {
          new ToyUpgrade(launcher, folder, runs).measure(hosts, Double.parseDouble(roundTrip));
        } finally {
          delete(folder);
        }
      }
    }
  }

  private void measure(int hosts, double roundTrip) throws IOException, InterruptedException {
    var nanos = Duration.ofNanos((long) (roundTrip * 1e6));
    try (var rack = new ToyRack(folder, hosts, nanos)) {
      for (int atOnce : hosts == 1 ? new int[]{1} : new int[]{1, hosts}) {
        System.out.printf("%n%d hosts, %s, round trip %s%n", hosts, atOnce == 1 ? "one after the other" : "all at once",
            roundTrip == 0 ? "of this machine to itself" : roundTrip + " ms more");
        tell(hosts / atOnce, hosts, measured(rack, atOnce));
      }
    }
  }

  /** In turn, so that what disturbs the machine disturbs all of them. */
  private Map<String, List<Watched>> measured(ToyRack rack, int atOnce) throws IOException, InterruptedException {
    var measured = new LinkedHashMap<String, List<Watched>>();
    for (int run = 0; run < runs; run++) {
      for (var way : ways(rack, atOnce).entrySet()) {
        rack.reset();
        double before = rack.cpuSeconds();
        var watched = Watched.run(folder, way.getValue());
        rack.check(rack.names().size());
        measured.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(watched.and(rack.cpuSeconds() - before));
      }
    }
    return measured;
  }

  private Map<String, List<String>> ways(ToyRack rack, int atOnce) {
    var ways = new LinkedHashMap<String, List<String>>();
    for (var way : new String[]{"session", "master"}) {
      var line = new ArrayList<>(List.of(folder.resolve("upgrade-by-ssh").toString(), folder.toString(), way, Integer
          .toString(atOnce)));
      line.addAll(rack.names());
      ways.put(way.equals("session") ? "one ssh session a host" : "ssh, ControlMaster", line);
    }
    ways.put("upg", List.of(launcher.toString(), "run", "upgrade.upg", "-i", "hosts.ini", "--ssh-config", "config",
        "--set", "at_once=" + atOnce));
    if (isInstalled("ansible-playbook")) {
      ways.put("ansible-playbook", List.of("env", "ANSIBLE_FORKS=50", "ansible-playbook", "-i", "hosts.ini",
          "upgrade.yml", "-e", "at_once=" + atOnce));
    }
    return ways;
  }

  /** @param waits seconds that are waited on purpose */
  private static void tell(int waits, int hosts, Map<String, List<Watched>> measured) {
    System.out.printf("%-24s %8s %7s %12s %12s %12s %8s%n", "", "s", "ratio", "ms a command", "cpu s here", "in hosts",
        "MiB");
    System.out.printf("%-24s %8.2f%n", "waiting alone", (double) waits);
    double base = Watched.median(measured.values().iterator().next(), Watched::seconds);
    measured.forEach((name, runs) -> {
      double seconds = Watched.median(runs, Watched::seconds);
      System.out.printf("%-24s %8.2f %7.2f %12.1f %12.2f %12.2f %8.1f%n", name, seconds, seconds / base, (seconds
          - waits) * 1000 / hosts / COMMANDS, Watched.median(runs, Watched::cpu), Watched.median(runs,
              Watched::hostCpu),
          Watched.median(runs, Watched::mebibytes));
    });
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static void delete(Path folder) throws IOException, InterruptedException {
    new ProcessBuilder("rm", "-rf", folder.toString()).inheritIO().start().waitFor();
  }
}
