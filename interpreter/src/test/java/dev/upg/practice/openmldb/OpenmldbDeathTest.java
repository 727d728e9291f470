package dev.upg.practice.openmldb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.practice.host.Waiting;
import dev.upg.practice.pegasus.PracticeProcess;
import dev.upg.practice.script.Processes;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OpenmldbDeathTest {
  @Test
  void aKilledProcessLeavesNoComponentNoMonitorAndNoFolder() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var owner = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"),
        PracticeProcess.class.getName(), "openmldb", "mon").start();
    try {
      var output = new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8));
      var work = Path.of(output.readLine());
      var processes = new ArrayList<Long>();
      try (var files = Files.walk(work.resolve("hosts"))) {
        for (var file : files.filter(one -> one.toString().matches(".*\\.pid(\\.child)?")).toList()) {
          processes.add(Long.parseLong(Files.readString(file).strip()));
        }
      }
      assertEquals(14, processes.stream().filter(Processes::alive).count());
      processes.addAll(pausesOfMonitors(work));
      owner.destroyForcibly().waitFor();
      Waiting.until(() -> !Files.exists(work) && processes.stream().noneMatch(Processes::alive));
    } finally {
      owner.destroyForcibly();
    }
  }

  /** The processes in which monitors wait before they start their component again. */
  private static List<Long> pausesOfMonitors(Path work) throws Exception {
    var pauses = new ArrayList<Long>();
    try (var files = Files.walk(work.resolve("hosts"))) {
      for (var file : files.filter(one -> one.toString().endsWith(".pid.child")).toList()) {
        long component = Long.parseLong(Files.readString(file).strip());
        var monitor = ProcessHandle.of(component).flatMap(ProcessHandle::parent).orElseThrow();
        ProcessHandle.of(component).orElseThrow().destroyForcibly();
        Waiting.until(() -> monitor.children().anyMatch(child -> child.pid() != component));
        monitor.children().map(ProcessHandle::pid).forEach(pauses::add);
      }
    }
    return pauses;
  }
}
