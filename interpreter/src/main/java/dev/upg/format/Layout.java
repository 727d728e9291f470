package dev.upg.format;

import dev.upg.diagnostic.Columns;

import java.util.ArrayList;
import java.util.List;

/** Prints runs with the breaks they have, and knows where in each line more of them could be. */
final class Layout {
  private static final int INDENTATION = 2;

  /** A place where a line may end: before a part of a run, which lies so deep in others. */
  record Place(Run run, int part, int depth, int column) {}

  private final List<Line> lines = new ArrayList<>();
  private final List<List<Place>> places = new ArrayList<>();
  private List<Place> here = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private String comment = "";

  Layout(Run file) {
    print(file, 0, 0);
    end();
  }

  List<Line> lines() {
    return lines;
  }

  /** The places where line {@code line}, from 0, may end. */
  List<Place> places(int line) {
    return places.get(line);
  }

  private void print(Piece piece, int indentation, int depth) {
    switch (piece) {
      case Word word -> word(word);
      case Run run -> run(run, indentation, depth);
    }
  }

  private void run(Run run, int indentation, int depth) {
    // What goes on in further lines is indented as a whole, so that its first part can't be taken for the next line.
    boolean isOpen = (run.kind == Run.Kind.CHAIN || run.kind == Run.Kind.BRANCHES) && run.isBroken();
    for (int i = 0; i < run.parts.size(); i++) {
      if (i == 0) {
        remarks(run, 0, indentation);
      } else if (run.gaps.get(i).isBroken) {
        isOpen |= run.kind != Run.Kind.FILE;
        end();
        remarks(run, i, isOpen ? indentation + INDENTATION : indentation);
        line.append(" ".repeat(isOpen && !run.isEnd(i) ? indentation + INDENTATION : indentation));
      } else {
        space(run, i, depth);
      }
      print(part(run, i), isOpen && !run.isEnd(i) ? indentation + INDENTATION : indentation, depth + 1);
    }
  }

  /** A part; the last item of a list on one line has no comma. */
  private static Piece part(Run run, int part) {
    boolean isLastItem = run.kind == Run.Kind.LIST && part > 0 && part == run.parts.size() - 2 && !run.isBroken();
    return isLastItem ? ((Run) run.parts.get(part)).parts.getFirst() : run.parts.get(part);
  }

  private void space(Run run, int part, int depth) {
    var gap = run.gaps.get(part);
    boolean separates = run.kind == Run.Kind.BLOCK && part > 1 && !run.isEnd(part);
    line.append(separates ? ";" : "").append(gap.isSpace ? " " : "").append(" ".repeat(gap.padding));
    if (gap.mayWrap && run.kind != Run.Kind.FLOW) {
      here.add(new Place(run, part, depth, Columns.width(line.toString())));
    }
  }

  /** The comments above a part, and the empty lines around them. */
  private void remarks(Run run, int part, int indentation) {
    var word = run.parts.get(part).first();
    if (part == 0 && run.kind != Run.Kind.FILE) {
      return;
    }
    boolean mayBeBlank = run.keepsBlankLines() && part > (run.kind == Run.Kind.FILE ? 0 : 1);
    for (var remark : word.above) {
      blank(mayBeBlank && remark.afterBlank());
      line.append(" ".repeat(indentation)).append(remark.text());
      end();
      mayBeBlank = run.keepsBlankLines();
    }
    blank(mayBeBlank && word.afterBlank && !run.isEnd(part) && !word.text.isEmpty());
  }

  private void blank(boolean isWanted) {
    if (isWanted) {
      end();
    }
  }

  private void word(Word word) {
    var texts = word.text.split("\n", -1);
    line.append(texts[0]);
    for (int i = 1; i < texts.length; i++) {
      end();
      line.append(texts[i]);
    }
    comment = word.behind;
  }

  private void end() {
    lines.add(new Line(line.toString(), comment));
    places.add(here);
    line.setLength(0);
    comment = "";
    here = new ArrayList<>();
  }
}
