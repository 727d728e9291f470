package dev.upg.cli;

import dev.upg.practice.PracticeClusters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Callable;

/** {@code upg version}. */
@Command(name = "version", customSynopsis = "upg version [--verbose]", description = {"Show the version.",
    ""}, optionListHeading = "Options:%n", footer = {"", "Examples:", "  upg version",
        "  upg version --verbose      what it was built from, libraries, Java"})
final class VersionCommand implements Callable<Integer> {
  private final Environment environment;

  @Option(names = {"-v",
      "--verbose"}, description = "Show what it was built from, its libraries, Java and the system, too.")
  private boolean verbose;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  VersionCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    environment.out().println(verbose ? verbose() : line());
    return Exit.FINE;
  }

  private static String verbose() {
    return details() + "\n" + BuildInfo.text() + "\ndatabases " + String.join(", ", PracticeClusters.databases());
  }

  static String line() {
    return "upg " + number();
  }

  static String number() {
    var properties = new Properties();
    try (var file = VersionCommand.class.getResourceAsStream("/upg.properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  static String details() {
    return line() + "\njava " + property("java.vm.version") + " (" + property("java.vendor") + ", "
        + property("java.home") + ")\nsystem " + property("os.name") + " " + property("os.version") + ", "
        + property("os.arch") + "\nencoding " + property("stdout.encoding") + ", locale "
        + Locale.getDefault();
  }

  private static String property(String name) {
    return System.getProperty(name, "?");
  }
}
