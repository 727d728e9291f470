package dev.upg.practice.pegasus.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * JSON as the shells after 2.5 print it: keys sorted, two blanks of indent. A reply that is JSON itself becomes part of it,
 * any other a string. Values are maps, lists and {@link Raw} texts.
 */
final class ReplyJson {
  /** A string with its quotes, a number, true, false or null, as it was written. */
  record Raw(String text) {}

  private static final Pattern TOKEN = Pattern
      .compile("\\s*([{}\\[\\]:,]|\"(?:[^\"\\\\]|\\\\.)*\"|-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|true|false|null)\\s*");

  private final List<String> tokens;
  private int at;

  private ReplyJson(List<String> tokens) {
    this.tokens = tokens;
  }

  /** The value that the text is, or else the text as a string. */
  static Object value(String text) {
    return parse(text).orElseGet(() -> string(text));
  }

  static Raw string(String text) {
    return new Raw('"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"');
  }

  private static Optional<Object> parse(String text) {
    var tokens = new ArrayList<String>();
    var matcher = TOKEN.matcher(text);
    var end = 0;
    while (end < text.length() && matcher.region(end, text.length()).lookingAt()) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (end < text.length() || tokens.isEmpty()) {
      return Optional.empty();
    }
    var reader = new ReplyJson(tokens);
    return reader.read().filter(value -> reader.at == tokens.size());
  }

  private Optional<Object> read() {
    var token = next();
    return switch (token) {
      case "{" -> object();
      case "[" -> list();
      case "", "}", "]", ":", "," -> Optional.empty();
      default -> Optional.of(new Raw(token));
    };
  }

  private Optional<Object> object() {
    var object = new TreeMap<String, Object>();
    if (skips("}")) {
      return Optional.of(object);
    }
    do {
      var key = next();
      var value = key.startsWith("\"") && skips(":") ? read() : Optional.empty();
      if (value.isEmpty()) {
        return Optional.empty();
      }
      object.put(key.substring(1, key.length() - 1), value.get());
    } while (skips(","));
    return skips("}") ? Optional.of(object) : Optional.empty();
  }

  private Optional<Object> list() {
    var list = new ArrayList<Object>();
    if (skips("]")) {
      return Optional.of(list);
    }
    do {
      var value = read();
      if (value.isEmpty()) {
        return Optional.empty();
      }
      list.add(value.get());
    } while (skips(","));
    return skips("]") ? Optional.of(list) : Optional.empty();
  }

  /** Empty at the end. */
  private String next() {
    return at < tokens.size() ? tokens.get(at++) : "";
  }

  private boolean skips(String token) {
    var there = at < tokens.size() && tokens.get(at).equals(token);
    at += there ? 1 : 0;
    return there;
  }

  static String print(Object value) {
    var text = new StringBuilder();
    print(value, "", text);
    return text.toString();
  }

  private static void print(Object value, String indent, StringBuilder text) {
    switch (value) {
      case Map<?, ?> object -> {
        var separator = "";
        text.append('{');
        for (var entry : object.entrySet()) {
          text.append(separator).append('\n').append(indent).append("  \"").append(entry.getKey()).append("\": ");
          print(entry.getValue(), indent + "  ", text);
          separator = ",";
        }
        text.append(object.isEmpty() ? "}" : "\n" + indent + "}");
      }
      case List<?> list -> {
        var separator = "";
        text.append('[');
        for (var item : list) {
          text.append(separator).append('\n').append(indent).append("  ");
          print(item, indent + "  ", text);
          separator = ",";
        }
        text.append(list.isEmpty() ? "]" : "\n" + indent + "]");
      }
      case Raw raw -> text.append(raw.text());
      default -> throw new IllegalArgumentException("no JSON: " + value);
    }
  }
}
