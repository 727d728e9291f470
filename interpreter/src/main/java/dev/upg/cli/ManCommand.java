package dev.upg.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** {@code upg man}, for those who make packages: the pages of {@code man}, one for upg and one for each command. */
@Command(name = "man", hidden = true, customSynopsis = "upg man FOLDER", description = "Write the pages of man.")
final class ManCommand implements Callable<Integer> {
  private final Environment environment;
  private final Supplier<Parts> parts;

  @Parameters(paramLabel = "FOLDER", description = "Where they are written to.")
  private Path folder;

  ManCommand(Environment environment, Supplier<Parts> parts) {
    this.environment = environment;
    this.parts = parts;
  }

  @Override
  public Integer call() {
    var target = environment.resolve(folder);
    var root = UpgCommand.commandLine(environment, parts).getCommandSpec();
    try {
      Files.createDirectories(target);
      Files.writeString(target.resolve("upg.1"), ManPage.of(root));
      for (var command : root.subcommands().values()) {
        var spec = command.getCommandSpec();
        if (!spec.usageMessage().hidden()) {
          Files.writeString(target.resolve("upg-" + spec.name() + ".1"), ManPage.of(spec));
        }
      }
    } catch (IOException e) {
      return environment.refuse("`" + folder + "` can't be written: " + SourceFiles.reason(e));
    }
    return Exit.FINE;
  }
}
