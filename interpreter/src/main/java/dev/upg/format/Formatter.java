package dev.upg.format;

import dev.upg.diagnostic.Diagnostics;
import dev.upg.parse.Parser;
import dev.upg.parse.Syntax;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays a program out. What it means stays the same, and so do its comments; laid out twice it is as laid out once. */
public final class Formatter {
  private Formatter() {}

  /**
   * @param diagnostics gets what is wrong with the form of the text
   * @return the text laid out; empty exactly when an error was reported
   */
  public static Optional<String> format(SourceFile file, Diagnostics diagnostics) {
    return Parser.syntax(file, diagnostics).map(syntax -> {
      var text = text(syntax);
      requireSame(syntax, new SourceFile(file.name(), text));
      return text;
    });
  }

  private static String text(Syntax.File file) {
    var shaper = new Shaper(new Words(file));
    var run = shaper.file(file.root());
    Wrapping.wrap(run);
    shaper.inventories().forEach(Alignment::groups);
    return Alignment.text(new Layout(run).lines());
  }

  /** No file is ever replaced by one that has other words or comments: better a bug that is told. */
  private static void requireSame(Syntax.File before, SourceFile result) {
    var found = new Diagnostics();
    var after = Parser.syntax(result, found)
        .orElseThrow(() -> new IllegalStateException("a formatted text can't be read: " + found.sorted()));
    requireSame(result, words(before.root()), words(after.root()));
    requireSame(result, comments(before), comments(after));
  }

  private static void requireSame(SourceFile file, List<String> before, List<String> after) {
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      var was = i < before.size() ? before.get(i) : "";
      var is = i < after.size() ? after.get(i) : "";
      if (!was.equals(is)) {
        throw new IllegalStateException("formatting " + file + " would make `" + is + "` of `" + was + "`");
      }
    }
  }

  private static List<String> words(Syntax root) {
    var words = new ArrayList<String>();
    collect(root, words);
    return words;
  }

  /** Commas and semicolons may come and go; what they separate can't be something else without the other words. */
  private static void collect(Syntax syntax, List<String> words) {
    if (syntax.isWord() && !syntax.is(",") && !syntax.is(";")) {
      words.add(Words.text(syntax));
    }
    syntax.parts().forEach(part -> collect(part, words));
  }

  private static List<String> comments(Syntax.File file) {
    return file.comments().stream().map(Span::text).map(String::stripTrailing).toList();
  }
}
