package dev.upg.tests.benchmark;

import dev.upg.practice.host.WorkFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What grows with a cluster and with a run: a plan for 10,000 nodes, and going on with a run that has made 1,000 changes. Whole processes. */
final class LargeRuns {
  private static final int RUNS = 5;
  private static final int NODES = 10_000;
  private static final int CHANGES = 1_000;

  private LargeRuns() {}

  /** @param arguments the project's folder */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var upg = Path.of(arguments[0], "upg").toString();
    try (var work = new WorkFolder()) {
      tell("upg version", work.path(), List.of(upg, "version"), 0);
      plan(upg, work.path());
      goOn(upg, work.path());
    }
  }

  private static void plan(String upg, Path folder) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("nodes.ini"), "[store]\n" + IntStream.range(0, NODES).mapToObj(i -> "node-" + i
        + " ansible_host=10.0." + i / 256 + "." + i % 256 + " zone=z" + i % 3 + " home=/opt/store\n").collect(Collectors
            .joining()));
    Files.writeString(folder.resolve("large.upg"), """
        playbook "Large"
        inventory { group store { nodes 1..; zone: string; home: path } }
        foreach node in store order by node.zone batch [1, 10, 25%] {
          step "restart" { remote node in node.home timeout 2m "./server restart" }
        }
        """);
    tell("upg plan, " + NODES + " nodes", folder, List.of(upg, "plan", "large.upg", "-i", "nodes.ini"), 0);
  }

  private static void goOn(String upg, Path folder) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("here.ini"), "[here]\nhere ansible_connection=local\n");
    Files.writeString(folder.resolve("long.upg"), "playbook \"Long\"\ninventory { group here { nodes 1..1 } }\n"
        + "remote here[0] timeout 1m \"true\"\n".repeat(CHANGES) + "remote here[0] timeout 1m \"false\"\n");
    Watched.run(folder, List.of(upg, "run", "long.upg", "-i", "here.ini"), 3);
    tell("upg resume, " + CHANGES + " changes made", folder, List.of(upg, "resume"), 3);
  }

  private static void tell(String name, Path folder, List<String> command, int exit)
      throws IOException, InterruptedException {
    var runs = new ArrayList<Watched>();
    for (int run = 0; run < RUNS; run++) {
      runs.add(Watched.run(folder, command, exit));
    }
    System.out.printf("%-36s %5.2f s, %5.2f s of processor time%n", name, Watched.median(runs, Watched::seconds),
        Watched.median(runs, Watched::cpu));
  }
}
