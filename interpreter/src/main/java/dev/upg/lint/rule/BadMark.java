package dev.upg.lint.rule;

import dev.upg.check.CheckedFunction;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Severity;
import dev.upg.lint.Children;
import dev.upg.lint.Listeners;
import dev.upg.lint.Marks.Mark;
import dev.upg.lint.Marks;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;
import dev.upg.tree.Expression;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** A mark that is misspelled, can't be read or stands where nobody reads it: the rules that go by it would find nothing, and nobody would know. */
final class BadMark extends Rule {
  private static final Pattern COMMENT = Pattern.compile("(?:^|(?<=\\s))(##?)[ \\t]*(@([a-z-]+))(?=\\s|$)");

  BadMark() {
    super(Code.BAD_MARK, Profile.ESSENTIAL, Severity.ERROR);
  }

  @Override
  public void listen(Listeners on) {
    on.file(at -> {
      at.module().functions().values()
          .forEach(function -> Marks.written(function).forEach(mark -> check(mark, function, at)));
      files(at).forEach(file -> elsewhere(file, at));
    });
  }

  /** A module of the library may have several. */
  private static Set<SourceFile> files(Place at) {
    var files = new LinkedHashSet<>(Set.of(at.module().unit().span().file()));
    at.module().functions().values().forEach(function -> files.add(function.declaration().span().file()));
    return files;
  }

  /** Marks of a file that stand in no comment of a function. */
  private void elsewhere(SourceFile file, Place at) {
    if (file.text().indexOf("@") < 0) {
      return;
    }
    var read = read(file, at);
    for (int line = 1; line <= file.lineCount(); line++) {
      var found = COMMENT.matcher(file.lineText(line));
      if (!read.contains(line) && found.find() && Marks.isOne(found.group(3))) {
        int start = file.lineStart(line) + found.start(2);
        var span = new Span(file, start, start + found.group(2).length());
        if (!isInText(span, at)) {
          at.report(finding("Nobody reads the mark `" + found.group(2) + "` here", span, found.group(1).equals("#")
              ? "this is a plain comment"
              : "this comment isn't one of a function")
              .help("A mark stands in a line of its own, `## " + found.group(2) + "`, right above its function."));
        }
      }
    }
  }

  /** The lines of the comments above functions. */
  private static Set<Integer> read(SourceFile file, Place at) {
    var lines = new HashSet<Integer>();
    for (var function : at.module().functions().values()) {
      var span = function.declaration().span();
      for (int line = span.line() - 1; span.file() == file && isDoc(file, line); line--) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static boolean isDoc(SourceFile file, int line) {
    return line > 0 && file.lineText(line).strip().startsWith("##");
  }

  /** A `#` of a command is none of upg's. */
  private static boolean isInText(Span span, Place at) {
    return Children.any(at.module().unit(), node -> node instanceof Expression.Template text
        && text.span().contains(span));
  }

  private void check(Mark mark, CheckedFunction function, Place at) {
    Marks.mistake(mark, function).ifPresent(mistake -> at.report(
        finding(mistake.title(), place(mistake.word(), mark, function), mistake.label())
            .help("`upg explain bad-mark` lists the marks, and what stands behind each.")));
  }

  /** A word of the mark in the comment above the function. */
  private static Span place(String word, Mark mark, CheckedFunction function) {
    var span = function.declaration().span();
    var file = span.file();
    for (int line = span.line() - 1; isDoc(file, line); line--) {
      var text = file.lineText(line);
      if (text.matches("\\s*## ?@\\s*\\Q" + mark.name() + "\\E\\b.*") && text.contains(mark.rest())
          && text.contains(word)) {
        int start = file.lineStart(line) + text.lastIndexOf(word);
        return new Span(file, start, start + word.length());
      }
    }
    return function.declaration().name().span();
  }
}
