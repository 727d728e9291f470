package dev.upg.bind;

import java.util.ArrayList;
import java.util.List;

/** A list in one text, as a command line has it: {@code a, b} or {@code [a, "b, with a comma", [c]]}. */
final class WrittenList {
  private final String text;
  private final List<String> items = new ArrayList<>();
  private final StringBuilder item = new StringBuilder();
  private boolean quotedItem;

  private WrittenList(String text) {
    this.text = text;
  }

  /** The items' texts, without the quotes around them. */
  static List<String> items(String written) throws TypedValue.NotOfType {
    var text = written.strip();
    if (!text.startsWith("[")) {
      return text.isEmpty() ? List.of() : new WrittenList(text).split();
    }
    if (!text.endsWith("]")) {
      throw new TypedValue.NotOfType("the list begins with `[`, a `]` is wanted at its end");
    }
    var inner = text.substring(1, text.length() - 1).strip();
    return inner.isEmpty() ? List.of() : new WrittenList(inner).split();
  }

  private List<String> split() throws TypedValue.NotOfType {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' && depth == 0) {
        end();
      } else if (depth == 0 && (c == '"' || c == '\'') && item.toString().isBlank()) {
        i = quoted(i);
      } else {
        depth += c == '[' ? 1 : c == ']' ? -1 : 0;
        item.append(c);
      }
      if (depth < 0) {
        throw new TypedValue.NotOfType("there is a `]` without its `[`");
      }
    }
    if (depth > 0) {
      throw new TypedValue.NotOfType("a `[` isn't closed");
    }
    end();
    return items;
  }

  /** @return where the quote ends */
  private int quoted(int start) throws TypedValue.NotOfType {
    int end = text.indexOf(text.charAt(start), start + 1);
    if (end < 0) {
      throw new TypedValue.NotOfType("a quote isn't closed");
    }
    var rest = text.substring(end + 1).stripLeading();
    if (!rest.isEmpty() && rest.charAt(0) != ',') {
      throw new TypedValue.NotOfType("a comma is wanted after `" + text.substring(start, end + 1) + "`");
    }
    item.setLength(0);
    item.append(text, start + 1, end);
    quotedItem = true;
    // What is left before the comma is space.
    return text.length() - rest.length() - 1;
  }

  private void end() throws TypedValue.NotOfType {
    var found = quotedItem ? item.toString() : item.toString().strip();
    if (found.isEmpty() && !quotedItem) {
      throw new TypedValue.NotOfType("item " + (items.size() + 1) + " is empty: write \"\" for an empty text");
    }
    items.add(found);
    item.setLength(0);
    quotedItem = false;
  }
}
