package dev.upg.cli;

import dev.upg.check.CheckedProgram;
import dev.upg.cli.RunOptions.Practice;
import dev.upg.clock.Clock;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.practice.PracticeCluster;
import dev.upg.practice.PracticeFault;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticePlan;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The part of {@code upg run --practice} around the run: a cluster for the playbook's database, up for as long as the run. */
final class PracticeSession {
  /** {@code --fault list}. */
  private static final String LIST = "list";

  private final Environment environment;
  private final Practice practice;
  private final Parts parts;
  private final Clock clock;
  private final RunDisplay display;

  PracticeSession(Environment environment, Practice practice, Parts parts, Clock clock, RunDisplay display) {
    this.environment = environment;
    this.practice = practice;
    this.parts = parts;
    this.clock = clock;
    this.display = display;
  }

  int execute(CheckedProgram program, ToIntFunction<Ground> run) {
    var databases = parts.practiceDatabases();
    var database = databases.stream().filter(program.libraryModules()::contains).findFirst();
    if (database.isEmpty()) {
      return refuse("There is no practice cluster for this playbook: it uses none of the modules "
          + String.join(", ", databases), "Run it on a cluster of your own: `-i FILE`.");
    }
    if (practice.faults().contains(LIST)) {
      parts.faults(database.get()).forEach(fault -> environment.out().println(line(fault)));
      return Exit.FINE;
    }
    var names = parts.faults(database.get()).stream().map(PracticeFault::name).toList();
    for (var fault : practice.faults()) {
      var name = fault.split("=", 2)[0];
      if (!names.contains(name)) {
        return refuse("There is no fault `" + name + "`" + Suggestion.of(name, names),
            "`--fault list` shows what can be made to go wrong.");
      }
    }
    PracticePlan plan;
    try {
      plan = parts.practice(database.get(),
          new PracticeOptions(clock, practice.faults(), practice.shape().forGroups(fewestNodes(program))));
    } catch (IllegalArgumentException e) {
      return refuse(e.getMessage(), "`upg run --help` and `--fault list` show what can be asked for.");
    }
    display.progress("Bringing up a practice cluster on this machine…");
    PracticeCluster cluster;
    try {
      cluster = plan.start();
    } catch (IOException e) {
      return refuse("The practice cluster can't be brought up: " + SourceFiles.reason(e),
          "It needs free ports on 127.0.0.1, some room in " + System.getProperty("java.io.tmpdir") + " and a shell.");
    }
    try (cluster) {
      return run(cluster, program, run);
    }
  }

  private int run(PracticeCluster cluster, CheckedProgram program, ToIntFunction<Ground> run) {
    var diagnostics = new Diagnostics();
    var inventory = parts.inventory(cluster.inventory(), diagnostics);
    if (inventory.isEmpty()) {
      throw new IllegalStateException("the practice cluster's inventory: " + diagnostics.sorted());
    }
    var settings = new LinkedHashMap<String, Object>(cluster.parameters());
    settings.keySet().retainAll(program.declaredParameters().keySet());
    int code = run.applyAsInt(
        new Ground(inventory, settings, Optional.of(cluster.sshConfig()), Optional.of(description(cluster)),
            cluster::measurements, cluster::remarks));
    if (code == Exit.PROBLEMS && practice.speed() > RunArguments.USUAL_SPEED) {
      display
          .hint("The practice cluster ran " + speed() + " times faster than real, this machine didn't: what took too "
              + "long may only have had too little of its time. Try it without `--speed`.");
    }
    return code;
  }

  private static Map<String, Long> fewestNodes(CheckedProgram program) {
    return program.groups().values().stream()
        .collect(Collectors.toMap(CheckedProgram.Group::name, group -> group.declaration().min()));
  }

  private String description(PracticeCluster cluster) {
    return cluster.description() + "; " + speed() + " times faster than real";
  }

  private String speed() {
    double speed = practice.speed();
    return speed == Math.rint(speed) ? Long.toString((long) speed) : Double.toString(speed);
  }

  private int refuse(String title, String help) {
    display.tell(List.of(Diagnostic.error(Code.PRACTICE, title).help(help)));
    return Exit.REFUSED;
  }

  private static String line(PracticeFault fault) {
    var name = fault.argument().isEmpty() ? fault.name() : fault.name() + "=" + fault.argument();
    return "%-28s %s".formatted(name, fault.description());
  }
}
