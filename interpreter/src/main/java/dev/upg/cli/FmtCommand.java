package dev.upg.cli;

import dev.upg.cli.Environment.Colour;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Renderer;
import dev.upg.format.Formatter;
import dev.upg.source.SourceFile;
import dev.upg.view.UnifiedDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code upg fmt}. */
@Command(name = "fmt", customSynopsis = "upg fmt FILE… [options]", description = {
    "Lay playbooks and modules out in the one style of upg. What they mean stays the same; comments stay.",
    ""}, parameterListHeading = "Arguments:%n", optionListHeading = "%nOptions:%n", sortOptions = false, footer = {"",
        "Examples:", "  upg fmt playbooks           all of a folder",
        "  upg fmt --check playbooks   only tell which files aren't laid out so",
        "  upg fmt - < restart.upg     from stdin to stdout", "",
        "A file with mistakes in its form is left as it is, and they are told as `upg lint` tells them.", "",
        "Exit status: 0 done, 1 a file has mistakes or, with --check, another layout,",
        "2 wrong command line."})
final class FmtCommand implements Callable<Integer> {
  private final Environment environment;

  @Mixin
  private Targets targets;

  @Option(names = "--check", description = "Write nothing; name the files that would change, and exit with 1 if there are any.")
  private boolean check;

  @Option(names = "--diff", description = "Write nothing; show what would change.")
  private boolean diff;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  private boolean help;

  private int changed;
  private int failed;

  FmtCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    try {
      var files = targets.files(environment);
      Targets.sideBySide(files, this::laidOut).forEach(this::tell);
      boolean isText = files.contains(Targets.STDIN) && !check && !diff;
      if (!isText && !diff) {
        environment.out().println(count(files.size()));
      }
      return failed > 0 || check && changed > 0 ? Exit.PROBLEMS : Exit.FINE;
    } catch (Refusal refusal) {
      return refusal.tell(environment);
    }
  }

  /** A file, and what it is in the one style; without that where it can't be read, which the diagnostics tell. */
  private record LaidOut(Path path, Optional<SourceFile> source, Optional<String> text, Diagnostics diagnostics) {}

  private LaidOut laidOut(Path path) {
    var diagnostics = new Diagnostics();
    var source = Targets.read(path, environment, diagnostics);
    return new LaidOut(path, source, source.flatMap(file -> Formatter.format(file, diagnostics)), diagnostics);
  }

  private void tell(LaidOut file) {
    file.text.ifPresent(text -> accept(file.path, file.source.orElseThrow(), text));
    if (file.diagnostics.hasErrors()) {
      failed++;
      var renderer = new Renderer(environment.isColoured(Colour.auto, environment.errIsTerminal()));
      file.diagnostics.sorted().forEach(each -> environment.err().println(renderer.render(each)));
    }
  }

  private void accept(Path path, SourceFile source, String text) {
    boolean isOther = !source.text().equals(text);
    boolean isStdin = path.equals(Targets.STDIN);
    if (diff) {
      environment.out().print(UnifiedDiff.of(isStdin ? "stdin" : path.toString(), source.text(), text));
    } else if (isStdin && !check) {
      environment.out().print(text);
    } else if (isOther && (check || write(path, text))) {
      environment.out().println((check ? "would change: " : "changed: ") + path);
    } else if (isOther) {
      return;
    }
    changed += isOther ? 1 : 0;
  }

  private boolean write(Path path, String text) {
    try {
      Replacement.write(environment.resolve(path), text);
      return true;
    } catch (IOException e) {
      failed++;
      environment.err().println("upg: `" + path + "` can't be written and is as it was: " + SourceFiles.reason(e));
      return false;
    }
  }

  private String count(int files) {
    var count = (check ? "would change " : "changed ") + changed + " of " + files + (files == 1 ? " file" : " files");
    return failed > 0 ? count + ", " + failed + " left alone" : count;
  }
}
