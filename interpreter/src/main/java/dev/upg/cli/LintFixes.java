package dev.upg.cli;

import dev.upg.diagnostic.Diagnostics;
import dev.upg.diagnostic.Severity;
import dev.upg.lint.Edit;
import dev.upg.lint.Finding;
import dev.upg.source.SourceFile;
import dev.upg.view.UnifiedDiff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Mends what has one right answer, again and again until there is nothing left to mend. */
final class LintFixes {
  private static final int MOST_ROUNDS = 10;

  private final Environment environment;
  private final Linting linting;
  private int mended;
  private int files;

  LintFixes(Environment environment, Linting linting) {
    this.environment = environment;
    this.linting = linting;
  }

  /** Writes the mended files, and says whether all could be written. */
  boolean write(List<Path> paths) {
    boolean all = true;
    for (var path : paths) {
      var before = text(path);
      int sofar = mended;
      var after = before == null ? null : mend(before, path);
      if (after != null && !after.equals(before.text())) {
        if (replace(path, after)) {
          files++;
        } else {
          all = false;
          mended = sofar;
        }
      }
    }
    if (files > 0) {
      environment.err().println("upg: mended " + mended + (mended == 1 ? " problem" : " problems") + " in " + files
          + (files == 1 ? " file" : " files"));
    }
    return all;
  }

  private boolean replace(Path path, String text) {
    try {
      Replacement.write(environment.resolve(path), text);
      return true;
    } catch (IOException e) {
      environment.err().println("upg: `" + path + "` can't be written and is as it was: " + SourceFiles.reason(e));
      return false;
    }
  }

  /** Prints what would be written, and says whether there is anything. */
  boolean print(List<Path> paths) {
    for (var path : paths) {
      var before = text(path);
      var after = before == null ? null : mend(before, path);
      if (after != null && !after.equals(before.text())) {
        environment.out().print(UnifiedDiff.of(path.toString(), before.text(), after));
        files++;
      }
    }
    return files > 0;
  }

  /** A file that can't be read is told by lint itself. */
  private SourceFile text(Path path) {
    return SourceFiles.read(path, environment.directory(), new Diagnostics()).orElse(null);
  }

  private String mend(SourceFile file, Path path) {
    var text = file.text();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      var source = new SourceFile(file.name(), text);
      var found = linting.lint(source, path);
      var fixes = found.stream().map(Finding::fix).filter(fix -> !fix.isEmpty())
          .filter(fix -> fix.stream().allMatch(edit -> edit.span().file() == source)).toList();
      if (fixes.isEmpty()) {
        break;
      }
      var next = Edit.apply(text, fixes);
      if (next.equals(text) || hasErrors(linting.lint(new SourceFile(file.name(), next), path)) && !hasErrors(found)) {
        break;
      }
      mended += fixes.size();
      text = next;
    }
    return text;
  }

  private static boolean hasErrors(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.diagnostic().severity() != Severity.WARNING
        && !finding.diagnostic().code().id().startsWith("UPG7"));
  }
}
