package dev.upg.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which package knows which. The table is the truth; the words of each {@code package-info.java} follow it. */
final class PackagesTest {
  private static final String ROOT = "dev.upg.";
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .withImportOption(location -> !location.contains("upg-tests")).importPackages("dev.upg");

  /** What each package uses, no more and no less. A family of practice packages counts as one. */
  private static final Map<String, Set<String>> USES = new TreeMap<>(Map.ofEntries(
      Map.entry("source", Set.of()), Map.entry("clock", Set.of()), Map.entry("host", Set.of()),
      Map.entry("type", Set.of()), Map.entry("diagnostic", Set.of("source")), Map.entry("tree", Set.of("source")),
      Map.entry("value", Set.of("host")), Map.entry("event", Set.of("diagnostic", "host")),
      Map.entry("parse", Set.of("diagnostic", "grammar", "source", "tree")),
      Map.entry("check", Set.of("diagnostic", "source", "tree", "type", "value")),
      Map.entry("format", Set.of("diagnostic", "parse", "source")),
      Map.entry("report", Set.of("diagnostic", "source", "view")),
      Map.entry("library", Set.of("check", "diagnostic", "parse", "source", "tree")),
      Map.entry("compile", Set.of("check", "diagnostic", "library", "parse", "source", "tree")),
      Map.entry("inventory", Set.of("diagnostic", "host", "source")),
      Map.entry("bind", Set.of("check", "diagnostic", "inventory", "tree", "type", "value")),
      Map.entry("eval",
          Set.of("bind", "check", "clock", "diagnostic", "event", "host", "journal", "plan", "source", "tree",
              "type", "value")),
      Map.entry("plan", Set.of()), Map.entry("journal", Set.of("clock", "value")),
      Map.entry("lock", Set.of("clock", "host")),
      Map.entry("worstcase", Set.of("bind", "check", "eval", "host", "source", "tree", "type", "value")),
      Map.entry("dolphindb", Set.of("host")),
      Map.entry("http", Set.of("host")),
      Map.entry("builtin", Set.of("dolphindb", "eval", "host", "http", "value")),
      Map.entry("shell", Set.of("host")), Map.entry("local", Set.of("host", "shell")),
      Map.entry("ssh", Set.of("host", "local", "shell")), Map.entry("openssh", Set.of("host", "local", "shell")),
      Map.entry("practice", Set.of("clock", "diagnostic", "dolphindb", "host")),
      Map.entry("lint", Set.of("check", "diagnostic", "source", "tree", "type", "value")),
      Map.entry("evidence", Set.of("event", "host", "view")),
      Map.entry("runreport", Set.of("evidence", "journal", "report", "view")),
      Map.entry("notify", Set.of("diagnostic", "event")),
      Map.entry("view", Set.of("diagnostic", "event", "host", "plan", "source"))));

  @Test
  void packagesUseWhatTheTableSays() {
    var found = new TreeMap<String, Set<String>>();
    for (var one : CLASSES) {
      var name = packageOf(one);
      if (name.equals("cli") || name.equals("grammar")) {
        continue;
      }
      var uses = found.computeIfAbsent(name, key -> new TreeSet<>());
      one.getDirectDependenciesFromSelf().stream().map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith(ROOT)).map(PackagesTest::packageOf)
          .filter(target -> !target.equals(name)).forEach(uses::add);
    }
    assertEquals(text(USES), text(found));
  }

  @Test
  void arrowsGoOneWay() {
    for (var name : USES.keySet()) {
      assertEquals(false, reaches(name, name, new TreeSet<>()), name + " uses itself by way of others");
    }
  }

  @Test
  void nothingUsesTheCommand() {
    noClasses().that().resideOutsideOfPackage("dev.upg.cli..").should().dependOnClassesThat()
        .resideInAPackage("dev.upg.cli..").check(CLASSES);
  }

  @Test
  void libraryTypesStayInOnePackage() {
    only("org.antlr..", "dev.upg.parse..", "dev.upg.grammar..");
    only("net.schmizz..", "dev.upg.ssh..");
    only("com.hierynomus..", "dev.upg.ssh..");
    only("org.apache.sshd..", "dev.upg.practice.host..");
    only("com.xxdb..", "dev.upg.dolphindb..");
    only("picocli..", "dev.upg.cli..");
    only("org.yaml..", "dev.upg.inventory..", "dev.upg.cli..");
    only("com.fasterxml..", "dev.upg.view..", "dev.upg.builtin..", "dev.upg.journal..", "dev.upg.cli..",
        "dev.upg.notify..", "dev.upg.practice.openmldb.http..", "dev.upg.report..", "dev.upg.evidence..",
        "dev.upg.runreport..");
  }

  @Test
  void onlyTheCommandHasTheProcess() {
    noClasses().that().resideOutsideOfPackage("dev.upg.cli..").should().accessField(System.class, "out").orShould()
        .accessField(System.class, "err").orShould().callMethod(System.class, "exit", int.class).check(CLASSES);
  }

  /**
   * The run's time is the clock's. The time of real machines isn't: a command that hangs is bounded by the machine's
   * clock ({@code shell}, {@code ssh}, {@code openssh}, {@code local}, {@code practice}), and so is redrawing a terminal ({@code cli}).
   */
  @Test
  void onlyTheClockTellsTime() {
    noClasses().that()
        .resideOutsideOfPackages("dev.upg.clock..", "dev.upg.shell..", "dev.upg.ssh..", "dev.upg.openssh..",
            "dev.upg.local..",
            "dev.upg.practice..", "dev.upg.cli..")
        .should().callMethod(Thread.class, "sleep", long.class).orShould()
        .callMethod(Thread.class, "sleep", java.time.Duration.class).orShould()
        .callMethod(java.time.Instant.class, "now").orShould().callMethod(System.class, "currentTimeMillis").orShould()
        .callMethod(System.class, "nanoTime").check(CLASSES);
  }

  @Test
  void namesSayWhatAClassIs() {
    noClasses().should().haveSimpleNameContaining("Util").orShould().haveSimpleNameContaining("Helper").orShould()
        .haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("Impl").check(CLASSES);
  }

  private static void only(String library, String... packages) {
    noClasses().that().resideOutsideOfPackages(packages).should().dependOnClassesThat().resideInAPackage(library)
        .check(CLASSES);
  }

  private static boolean reaches(String from, String wanted, Set<String> seen) {
    for (var next : USES.getOrDefault(from, Set.of())) {
      if (next.equals(wanted) || seen.add(next) && reaches(next, wanted, seen)) {
        return true;
      }
    }
    return false;
  }

  private static String packageOf(JavaClass one) {
    var name = one.getPackageName();
    return name.length() <= ROOT.length() ? "" : name.substring(ROOT.length()).replaceFirst("\\..*", "");
  }

  private static String text(Map<String, Set<String>> uses) {
    var text = new StringBuilder();
    uses.forEach((name, used) -> text.append(name).append(": ").append(new TreeSet<>(used)).append('\n'));
    return text.toString();
  }
}
