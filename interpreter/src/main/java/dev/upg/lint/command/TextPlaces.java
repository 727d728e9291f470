package dev.upg.lint.command;

import dev.upg.tree.TemplatePart;

import java.util.List;

/** Where each character of a piece of text stands: escapes are one, and the indentation of a raw string isn't there. */
final class TextPlaces {
  private TextPlaces() {}

  static void add(TemplatePart.Text piece, boolean manyLines, boolean isFirst, StringBuilder text,
      List<Integer> places) {
    var raw = piece.span().text();
    var read = piece.text();
    int start = piece.span().start();
    int at = 0;
    if (manyLines && isFirst) {
      at = raw.startsWith("\r\n") ? 2 : raw.startsWith("\n") ? 1 : 0;
      at += at > 0 ? indentation(raw, at) - indentation(read, 0) : 0;
    }
    for (int i = 0; i < read.length(); i++) {
      if (manyLines && at < raw.length() && raw.charAt(at) == '\r' && read.charAt(i) == '\n') {
        at++;
      }
      places.add(start + Math.min(at, raw.length()));
      at += !manyLines && at < raw.length() && raw.charAt(at) == '\\' ? 2 : 1;
      if (manyLines && read.charAt(i) == '\n') {
        at += Math.max(0, indentation(raw, at) - indentation(read, i + 1));
      }
    }
    text.append(read);
  }

  private static int indentation(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at - from;
  }
}
