package dev.upg.cli;

import dev.upg.report.CheckstyleFormat;
import dev.upg.report.Format;
import dev.upg.report.GithubFormat;
import dev.upg.report.GitlabFormat;
import dev.upg.report.JsonFormat;
import dev.upg.report.JunitFormat;
import dev.upg.report.Paths;
import dev.upg.report.SarifFormat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The choices of {@code --format}. Only the chosen one is loaded: JSON's library would cost each start its time. */
enum LintFormat {
  text, concise, json, sarif, junit, github, gitlab, checkstyle;

  void print(LintResults results, Environment environment, boolean colour) throws IOException {
    switch (this) {
      case text -> results.printText(environment.out(), colour);
      case concise -> results.printConcise(environment.out());
      case json, sarif, junit, github, gitlab, checkstyle ->
        results.print(format(), paths(environment), environment.out());
    }
  }

  private Format format() {
    return switch (this) {
      case json -> new JsonFormat();
      case sarif -> new SarifFormat(VersionCommand.number(), CodePages::page);
      case junit -> new JunitFormat();
      case github -> new GithubFormat();
      case gitlab -> new GitlabFormat();
      case checkstyle -> new CheckstyleFormat();
      case text, concise -> throw new IllegalStateException(this + " is for people");
    };
  }

  /** In CI paths begin at the top of the repository that was checked out. */
  private static Paths paths(Environment environment) {
    var directory = environment.directory().toAbsolutePath().normalize();
    var top = Stream.of("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
        .flatMap(name -> environment.variable().apply(name).stream()).map(Path::of).filter(directory::startsWith)
        .findFirst().orElse(directory);
    return new Paths(directory, top);
  }
}
