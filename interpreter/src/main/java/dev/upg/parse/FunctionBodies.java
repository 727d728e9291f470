package dev.upg.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds the bodies of a file's functions by brackets, quotes and comments alone, many times as fast as by the grammar. Right for
 * files without mistakes only.
 */
final class FunctionBodies {
  /** What is between the braces of a body. */
  record Inside(int start, int end) {}

  private static final List<String> WORDS = List.of("fun ", "probe ", "action ");
  private static final String RAW = "\"\"\"";

  private final String text;
  private final List<Inside> found = new ArrayList<>();
  /** What is open: brackets, {@code "} for a string and {@code R} for a raw one. */
  private final Deque<Character> open = new ArrayDeque<>();
  private boolean isFunction;
  private int opened;
  private Inside last;
  private int at;

  private FunctionBodies(String text) {
    this.text = text;
  }

  static List<Inside> in(String text) {
    var bodies = new FunctionBodies(text);
    bodies.find();
    return bodies.found;
  }

  private void find() {
    begin();
    while (at < text.length()) {
      char sign = text.charAt(at++);
      if (!open.isEmpty() && (open.peek() == '"' || open.peek() == 'R')) {
        inString(sign);
      } else {
        inCode(sign);
      }
    }
    end();
  }

  private void inCode(char sign) {
    switch (sign) {
      case '#' -> at = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
      case '"' -> {
        boolean isRaw = text.startsWith(RAW, at - 1);
        at += isRaw ? RAW.length() - 1 : 0;
        open.push(isRaw ? 'R' : '"');
      }
      case '{' -> {
        opened = open.isEmpty() ? at : opened;
        open.push(sign);
      }
      case '(', '[' -> open.push(sign);
      case '}', ')', ']' -> {
        open.pop();
        if (open.isEmpty() && sign == '}') {
          last = new Inside(opened, at - 1);
        }
      }
      case '\n' -> {
        if (open.isEmpty() && at < text.length() && Character.isLetter(text.charAt(at))) {
          end();
          begin();
        }
      }
      default -> {
      }
    }
  }

  private void inString(char sign) {
    boolean isRaw = open.peek() == 'R';
    if (sign == '\\' && !isRaw) {
      at++;
    } else if (sign == '$' && text.startsWith("{", at)) {
      at++;
      open.push('$');
    } else if (sign == '"' && (!isRaw || text.startsWith(RAW, at - 1))) {
      at += isRaw ? RAW.length() - 1 : 0;
      open.pop();
    }
  }

  /** A line that begins something. */
  private void begin() {
    isFunction = WORDS.stream().anyMatch(word -> text.startsWith(word, at));
    last = null;
  }

  /** The last braces of a function are its body; those before belong to the type of its result. */
  private void end() {
    if (isFunction && last != null) {
      found.add(last);
    }
  }
}
