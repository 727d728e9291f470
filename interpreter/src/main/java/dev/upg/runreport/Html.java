package dev.upg.runreport;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes HTML, and SVG within it. Every text and every value of an attribute is escaped here, and nowhere else. */
final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** @param attributes names and values in turn; one with an empty value is left out, so that it may be decided where it is written */
  Html open(String name, Object... attributes) {
    start(name, attributes);
    open.push(name);
    return this;
  }

  Html close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** An element without an end tag, or of SVG without content. */
  Html empty(String name, Object... attributes) {
    start(name, attributes);
    out.setLength(out.length() - 1);
    out.append("/>");
    return this;
  }

  Html text(String name, String text, Object... attributes) {
    start(name, attributes);
    write(text);
    out.append("</").append(name).append('>');
    return this;
  }

  /** Text of several lines, as it is. */
  Html write(String text) {
    out.append(text.lines().map(Plain::text).map(Html::escaped).collect(Collectors.joining("\n")));
    return this;
  }

  /** Written by us: the style sheet. */
  Html style(String css) {
    out.append("<style>\n").append(css).append("</style>\n");
    return this;
  }

  Html line() {
    out.append('\n');
    return this;
  }

  private void start(String name, Object... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      var value = value(attributes[i + 1]);
      if (!value.isEmpty()) {
        out.append(' ').append(attributes[i]).append("=\"").append(value.lines().map(Plain::text).map(Html::escaped)
            .collect(Collectors.joining("&#10;"))).append('"');
      }
    }
    out.append('>');
  }

  /** Coordinates to a hundredth. */
  private static String value(Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.2f", number).replaceFirst("\\.?0+$", "")
        : value.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'",
        "&#39;");
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }
}
