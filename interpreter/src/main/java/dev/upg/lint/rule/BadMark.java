package dev.upg.lint.rule;

import dev.upg.check.CheckedFunction;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Severity;
import dev.upg.lint.Listeners;
import dev.upg.lint.Marks.Mark;
import dev.upg.lint.Marks;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.source.Span;

/** A mark that is misspelled or can't be read: the rules that go by it would find nothing, and nobody would know. */
final class BadMark extends Rule {
  BadMark() {
    super(Code.BAD_MARK, Profile.ESSENTIAL, Severity.ERROR);
  }

  @Override
  public void listen(Listeners on) {
    on.file(at -> at.module().functions().values()
        .forEach(function -> Marks.written(function).forEach(mark -> check(mark, function, at))));
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
    for (int line = span.line() - 1; line > 0 && file.lineText(line).strip().startsWith("##"); line--) {
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
