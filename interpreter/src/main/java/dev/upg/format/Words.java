package dev.upg.format;

import dev.upg.parse.Syntax;
import dev.upg.source.Span;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of a file in their order, each with its comments. Signs that only separate lines aren't among them. */
final class Words {
  /** Rules whose members are separated by ends of lines, semicolons or commas. */
  static final Set<String> BLOCKS = Set.of("block", "scopeBody", "fields", "inventoryBody", "groupBody",
      "nodeVariables");

  private final List<Word> words = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private final Map<Syntax, Integer> places = new IdentityHashMap<>();

  Words(Syntax.File file) {
    collect(file.root());
    place(file.comments());
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).text.equals(",")) {
        joinLine(i);
      }
    }
  }

  /** Whether it stands for the end of a line. */
  static boolean isSeparator(Syntax part, Syntax of) {
    return part.is(";") || part.is(",") && BLOCKS.contains(of.rule());
  }

  Word of(Syntax syntax) {
    return words.get(places.get(syntax));
  }

  /** Puts what begins a block, or ends an item, on the line before it, and its comments behind it. */
  void joinLine(Syntax syntax) {
    joinLine(places.get(syntax));
  }

  /** Puts an operator on the line of what follows, and all comments around it above it. */
  void leadLine(Syntax operator, Syntax operand) {
    int at = places.get(first(operator));
    var word = words.get(at);
    for (int i = at + 1; i <= places.get(first(operand)); i++) {
      var next = words.get(i);
      if (!word.behind.isEmpty()) {
        putAbove(word, at);
      }
      word.above.addAll(next.above);
      next.above.clear();
      word.onNewLine |= next.onNewLine;
      next.onNewLine = false;
      if (i < places.get(first(operand))) {
        word.behind = next.behind;
        next.behind = "";
      }
    }
  }

  private void putAbove(Word word, int at) {
    if (words.get(at - 1).behind.isEmpty() && word.above.isEmpty()) {
      words.get(at - 1).behind = word.behind;
    } else {
      word.above.add(new Word.Remark(word.behind, false));
    }
    word.behind = "";
  }

  private void joinLine(int at) {
    var before = words.get(at - 1);
    var word = words.get(at);
    var next = words.get(at + 1);
    boolean isPushed = !word.behind.isEmpty() && !(word.above.isEmpty() && before.behind.isEmpty());
    if (isPushed) {
      word.above.add(new Word.Remark(word.behind, false));
      word.behind = "";
    }
    next.above.addAll(0, word.above);
    word.above.clear();
    if (!before.behind.isEmpty()) {
      word.behind = before.behind;
      before.behind = "";
    }
    word.onNewLine = false;
  }

  /** What is printed: ends of lines within a string are as everywhere, unless another sign is to stand before them. */
  static String text(Syntax word) {
    var text = word.span().text();
    return text.contains("\r\r\n") ? text : text.replace("\r\n", "\n");
  }

  static Syntax first(Syntax syntax) {
    return syntax.isWord() ? syntax : first(syntax.parts().getFirst());
  }

  private void collect(Syntax syntax) {
    if (syntax.isWord()) {
      places.put(syntax, words.size());
      words.add(new Word(text(syntax)));
      spans.add(syntax.span());
      return;
    }
    syntax.parts().stream().filter(part -> !isSeparator(part, syntax)).forEach(this::collect);
  }

  private void place(List<Span> comments) {
    int next = 0;
    int end = 0;
    for (int i = 0; i < words.size(); i++) {
      var span = spans.get(i);
      for (; next < comments.size() && comments.get(next).start() < span.end(); next++) {
        var comment = comments.get(next);
        if (comment.start() > span.start()) {
          continue;
        }
        end = place(comment, i, end);
      }
      int lines = lines(span.file().text(), end, span.start());
      words.get(i).onNewLine = lines > 0;
      words.get(i).afterBlank = lines > 1;
      end = span.end();
    }
  }

  /** @return where the comment ends */
  private int place(Span comment, int word, int end) {
    var text = comment.text().stripTrailing();
    int lines = lines(comment.file().text(), end, comment.start());
    if (lines == 0 && word > 0 && words.get(word).above.isEmpty()) {
      words.get(word - 1).behind = text;
    } else {
      words.get(word).above.add(new Word.Remark(text, lines > 1));
    }
    return comment.end();
  }

  private static int lines(String text, int from, int to) {
    return (int) text.substring(from, Math.max(from, to)).chars().filter(c -> c == '\n').count();
  }
}
