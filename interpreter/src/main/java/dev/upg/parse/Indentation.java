package dev.upg.parse;

import dev.upg.tree.TemplatePart;

import java.util.ArrayList;
import java.util.List;

/**
 * The indentation that the lines of a raw string have in common belongs to the program, not to the text. The text behind
 * the opening quotes counts as no line of its own, nor do lines of only space; a break right after the opening quotes is
 * dropped, and so is the space before the closing ones.
 */
final class Indentation {
  private Indentation() {}

  static List<TemplatePart> strip(List<TemplatePart> parts) {
    int common = common(parts);
    var result = new ArrayList<TemplatePart>();
    for (int i = 0; i < parts.size(); i++) {
      if (!(parts.get(i) instanceof TemplatePart.Text(var span, var text))) {
        result.add(parts.get(i));
        continue;
      }
      var stripped = strip(text.replace("\r\n", "\n"), common, i == parts.size() - 1);
      if (i == 0 && stripped.startsWith("\n")) {
        stripped = stripped.substring(1);
      }
      if (!stripped.isEmpty()) {
        result.add(new TemplatePart.Text(span, stripped));
      }
    }
    return result;
  }

  private static String strip(String text, int common, boolean isLast) {
    var lines = text.split("\n", -1);
    var result = new StringBuilder(lines[0]);
    for (int i = 1; i < lines.length; i++) {
      boolean closing = isLast && i == lines.length - 1 && lines[i].isBlank();
      result.append('\n').append(closing ? "" : lines[i].substring(Math.min(common, indentation(lines[i]))));
    }
    return result.toString();
  }

  private static int common(List<TemplatePart> parts) {
    int common = Integer.MAX_VALUE;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof TemplatePart.Text(var span, var text)) {
        var lines = text.split("\n", -1);
        for (int line = 1; line < lines.length; line++) {
          // The last line of this piece goes on with a `${`, if there is one.
          boolean goesOn = line == lines.length - 1 && i < parts.size() - 1;
          if (goesOn || !lines[line].isBlank()) {
            common = Math.min(common, indentation(lines[line]));
          }
        }
      }
    }
    return common;
  }

  private static int indentation(String line) {
    int count = 0;
    while (count < line.length() && (line.charAt(count) == ' ' || line.charAt(count) == '\t')) {
      count++;
    }
    return count;
  }
}
