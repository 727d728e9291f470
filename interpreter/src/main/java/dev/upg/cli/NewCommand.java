package dev.upg.cli;

import dev.upg.host.ShellQuote;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code upg new}. */
@Command(name = "new", customSynopsis = "upg new NAME", description = {
    "Write a playbook to begin with, and an inventory to go with it.",
    ""}, parameterListHeading = "Arguments:%n", optionListHeading = "Options:%n", footer = {"", "Examples:",
        "  upg new restart               restart.upg and restart.ini",
        "  upg new upgrades/kv.upg       in a folder, which is made where it's missing", "",
        "Files that exist are left as they are.", "",
        "Exit status: 0 written, 2 not written."})
final class NewCommand implements Callable<Integer> {
  private static final String SUFFIX = ".upg";

  private final Environment environment;

  @Parameters(arity = "1", paramLabel = "NAME", description = "What to call the two files.")
  private String name;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  NewCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    var title = stem.substring(stem.lastIndexOf('/') + 1);
    if (title.isBlank() || title.equals(".") || title.equals("..")
        || title.codePoints().anyMatch(Character::isISOControl)) {
      return environment.refuse("`" + name + "` names no file\nWrite a name such as `upg new restart`.");
    }
    Path playbook;
    Path inventory;
    try {
      playbook = Path.of(stem + SUFFIX);
      inventory = Path.of(stem + ".ini");
    } catch (InvalidPathException e) {
      return environment.refuse("`" + name + "` can't be the name of a file here: " + e.getReason());
    }
    for (var file : List.of(playbook, inventory)) {
      if (Files.exists(environment.resolve(file))) {
        return exists(file);
      }
    }
    for (var folder = playbook.getParent(); folder != null; folder = folder.getParent()) {
      if (Files.exists(environment.resolve(folder)) && !Files.isDirectory(environment.resolve(folder))) {
        return environment.refuse("`" + playbook + "` can't be written: `" + folder + "` is no folder");
      }
    }
    return write(title, playbook, inventory);
  }

  private int write(String title, Path playbook, Path inventory) {
    try {
      var folder = environment.resolve(playbook).toAbsolutePath().getParent();
      Files.createDirectories(folder);
      write(playbook, template("playbook.upg").replace("@TITLE@", escaped(title)));
      write(inventory, template("inventory.ini"));
    } catch (IOException e) {
      return environment.refuse("`" + playbook + "` can't be written: " + SourceFiles.reason(e)
          + "\nLook at the folder and its permissions.");
    }
    var words = ShellQuote.word(playbook.toString());
    environment.out().println("Written: " + playbook + ", " + inventory);
    environment.out().println("""

        Check it:    upg lint %s
        Run it:      upg run %s -i %s

        It runs on this machine and changes nothing. Put your servers into the inventory,
        and what to ask and to change into the playbook; `upg doc` lists what there is."""
        .formatted(words, words, ShellQuote.word(inventory.toString())));
    return Exit.FINE;
  }

  private int exists(Path file) {
    return environment
        .refuse("`" + file + "` exists already; nothing was written\nChoose another name, or move it away.");
  }

  private void write(Path file, String text) throws IOException {
    Files.writeString(environment.resolve(file), text, StandardOpenOption.CREATE_NEW);
  }

  private static String escaped(String title) {
    return title.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$");
  }

  private static String template(String file) {
    try (var text = NewCommand.class.getResourceAsStream("/new/" + file)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
