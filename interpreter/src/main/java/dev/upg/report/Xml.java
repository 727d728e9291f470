package dev.upg.report;

import java.io.PrintWriter;

/** Writes XML 1.0 line by line. */
public final class Xml {
  private final PrintWriter out;
  private int depth;

  public Xml(PrintWriter out) {
    this.out = out;
    out.println("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  }

  /** @param attributes names and values in turn */
  public void open(String name, Object... attributes) {
    out.println(indentation() + "<" + name + attributes(attributes) + ">");
    depth++;
  }

  public void close(String name) {
    depth--;
    out.println(indentation() + "</" + name + ">");
  }

  public void empty(String name, Object... attributes) {
    out.println(indentation() + "<" + name + attributes(attributes) + "/>");
  }

  public void text(String name, String text, Object... attributes) {
    out.println(indentation() + "<" + name + attributes(attributes) + ">" + escaped(text) + "</" + name + ">");
  }

  private String indentation() {
    return "  ".repeat(depth);
  }

  private static String attributes(Object... attributes) {
    var text = new StringBuilder();
    for (int i = 0; i < attributes.length; i += 2) {
      var value = escaped(attributes[i + 1].toString()).replace("\n", "&#10;").replace("\t", "&#9;");
      text.append(' ').append(attributes[i]).append("=\"").append(value).append('"');
    }
    return text.toString();
  }

  /** Characters that no XML may have become U+FFFD; others beyond ASCII are numbers, so that the encoding doesn't matter. */
  private static String escaped(String text) {
    var result = new StringBuilder();
    text.codePoints().forEach(c -> {
      switch (c) {
        case '&' -> result.append("&amp;");
        case '<' -> result.append("&lt;");
        case '>' -> result.append("&gt;");
        case '"' -> result.append("&quot;");
        case '\r' -> result.append("&#13;");
        case '\n', '\t' -> result.append((char) c);
        default ->
          result.append(c >= ' ' && c < 127 ? Character.toString(c) : "&#" + (isAllowed(c) ? c : 0xFFFD) + ";");
      }
    });
    return result.toString();
  }

  private static boolean isAllowed(int c) {
    return c >= ' ' && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
  }
}
