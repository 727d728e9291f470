package dev.upg.value;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came as JSON, as JSON again. */
final class JsonText {
  private JsonText() {}

  /** @param content String, Boolean, a number, List, Map, or null */
  static String of(Object content) {
    return switch (content) {
      case String text -> quoted(text);
      case List<?> items -> items.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
      case Map<?, ?> entries -> entries.entrySet().stream()
          .map(entry -> quoted(entry.getKey().toString()) + ":" + of(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
      case null -> "null";
      case Object plain -> plain.toString();
    };
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return quoted.append('"').toString();
  }
}
