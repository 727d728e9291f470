package dev.upg.tests.benchmark;

import dev.upg.practice.host.CommandWatcher;
import dev.upg.practice.host.SshHosts;
import dev.upg.practice.host.WorkFolder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What a run of upg needs that has many connections open at once: memory, threads, processor time. The servers are another process. */
final class ManyConnections {
  private static final String PLAYBOOK = """
      playbook "Many connections"
      param at_once: int
      inventory { group many { nodes 1.. } }
      probe answers(node: node) -> bool { return (probe node "echo up").stdout.trim() == "up" }
      foreach node in many batch at_once { wait until answers(node) 2 times every 3s timeout 2m }
      """;

  private ManyConnections() {}

  /** @param arguments the project's folder, and how many; or {@code hosts}, and how many, for the process of the servers */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int count = Integer.parseInt(arguments[1]);
    if (arguments[0].equals("hosts")) {
      serve(count);
      return;
    }
    var servers = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System
        .getProperty("java.class.path"), ManyConnections.class.getName(), "hosts", Integer.toString(count))
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var work = new WorkFolder(); var said = new BufferedReader(new InputStreamReader(servers.getInputStream()))) {
      var config = said.readLine();
      Files.writeString(work.path().resolve("many.upg"), PLAYBOOK);
      Files.writeString(work.path().resolve("hosts.ini"), "[many]\n" + String.join("\n", names(count)) + "\n");
      tell(count, Path.of(arguments[0], "upg"), work.path(), config);
    } finally {
      servers.getOutputStream().close();
      servers.waitFor();
    }
  }

  private static void tell(int count, Path launcher, Path folder, String config)
      throws IOException, InterruptedException {
    var output = folder.resolve("output");
    var upg = new ProcessBuilder(launcher.toString(), "run", "many.upg", "-i", "hosts.ini", "--ssh-config", config,
        "--set", "at_once=" + count).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output
            .toFile())
        .start();
    var most = new long[3];
    while (!upg.waitFor(50, TimeUnit.MILLISECONDS)) {
      var now = status(upg.pid());
      for (int i = 0; i < most.length; i++) {
        most[i] = Math.max(most[i], now[i]);
      }
    }
    if (upg.exitValue() != 0) {
      throw new IllegalStateException("the run ended with exit status " + upg.exitValue() + ":\n" + Files.readString(
          output));
    }
    System.out.printf("%d connections at once: %d MiB resident, of which %d MiB belong to nobody else; %d threads%n",
        count, most[0] / 1024, most[1] / 1024, most[2]);
  }

  /** KiB resident, KiB of these that are of no file, threads. */
  private static long[] status(long process) {
    try {
      var found = new long[3];
      var names = List.of("VmRSS:", "RssAnon:", "Threads:");
      for (var line : Files.readAllLines(Path.of("/proc", Long.toString(process), "status"))) {
        int name = names.indexOf(line.split("\\s")[0]);
        if (name >= 0) {
          found[name] = Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
      return found;
    } catch (IOException e) {
      // It has ended.
      return new long[3];
    }
  }

  private static List<String> names(int count) {
    return new ArrayList<>(IntStream.rangeClosed(1, count).mapToObj(i -> "many-" + i).toList());
  }

  /** Until stdin ends. */
  private static void serve(int count) throws IOException {
    try (var work = new WorkFolder(); var hosts = new SshHosts(work.path(), names(count), CommandWatcher.NONE)) {
      System.out.println(hosts.config());
      System.out.flush();
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }
}
