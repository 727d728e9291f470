package dev.upg.inventory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The values Ansible takes for Python literals in INI files ({@code ast.literal_eval}): numbers, strings, {@code True},
 * {@code False}, {@code None}, lists, tuples, sets and dictionaries. Everything else is a plain string there, and so it is
 * here: numbers beyond 64 bits, complex numbers and f-strings too.
 */
final class PythonLiteral {
  /** What was read; empty for {@code None}. Inside lists and maps {@code None} is null. */
  record Literal(Optional<Object> value) {}

  /** The text isn't a literal. Carries nothing and is caught in this class. */
  private static final class NoLiteral extends Exception {
    private static final long serialVersionUID = 1;

    NoLiteral() {
      super(null, null, false, false);
    }
  }

  private static final Pattern NUMBER = Pattern.compile("0[xX](_?[0-9a-fA-F])+|0[oO](_?[0-7])+|0[bB](_?[01])+"
      + "|(?<float>([0-9](_?[0-9])*)?\\.([0-9](_?[0-9])*)([eE][-+]?[0-9](_?[0-9])*)?"
      + "|[0-9](_?[0-9])*\\.([eE][-+]?[0-9](_?[0-9])*)?|[0-9](_?[0-9])*[eE][-+]?[0-9](_?[0-9])*)|0(_?0)*|[1-9](_?[0-9])*");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final int MAX_DEPTH = 100;

  private final String text;
  private int at;

  private PythonLiteral(String text) {
    this.text = text;
  }

  static Optional<Literal> parse(String text) {
    try {
      var reader = new PythonLiteral(text);
      var value = reader.sequenceOrValue();
      return Optional.of(new Literal(Optional.ofNullable(value)));
    } catch (NoLiteral e) {
      return Optional.empty();
    }
  }

  /** {@code 1, 2} without brackets is a tuple. */
  private Object sequenceOrValue() throws NoLiteral {
    var first = value(0);
    if (!take(',')) {
      end();
      return first;
    }
    var items = new ArrayList<Object>();
    items.add(first);
    while (!ended()) {
      items.add(value(0));
      if (!take(',')) {
        break;
      }
    }
    end();
    return Collections.unmodifiableList(items);
  }

  private Object value(int depth) throws NoLiteral {
    if (depth > MAX_DEPTH) {
      throw new NoLiteral();
    }
    space();
    char next = peek();
    return switch (next) {
      case '[' -> items(']', depth);
      case '(' -> parenthesis(depth);
      case '{' -> braces(depth);
      case '+', '-' -> {
        at++;
        space();
        yield number(next == '-' ? "-" : "");
      }
      case '\'', '"' -> strings();
      default -> next == '.' || Character.isDigit(next) ? number("") : word();
    };
  }

  private Object word() throws NoLiteral {
    var name = NAME.matcher(text).region(at, text.length());
    if (!name.lookingAt()) {
      throw new NoLiteral();
    }
    if (name.end() < text.length() && (text.charAt(name.end()) == '"' || text.charAt(name.end()) == '\'')) {
      return strings();
    }
    at = name.end();
    return switch (name.group()) {
      case "True" -> true;
      case "False" -> false;
      case "None" -> null;
      default -> throw new NoLiteral();
    };
  }

  private Object number(String sign) throws NoLiteral {
    var number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw new NoLiteral();
    }
    at = number.end();
    char after = peek();
    // `10.0.0.1`, `5m` and `08` are no numbers.
    if (after == '.' || after == '_' || Character.isLetterOrDigit(after)) {
      throw new NoLiteral();
    }
    var digits = number.group().replace("_", "");
    try {
      if (number.group("float") != null) {
        return Double.valueOf(sign + digits);
      }
      return digits.length() > 1 && Character.isLetter(digits.charAt(1))
          ? Long.valueOf(sign + digits.substring(2), radix(digits.charAt(1)))
          : Long.valueOf(sign + digits);
    } catch (NumberFormatException e) {
      throw new NoLiteral();
    }
  }

  private static int radix(char letter) {
    return switch (letter) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      default -> 2;
    };
  }

  /** Strings side by side are one, but bytes and text don't mix. */
  private Object strings() throws NoLiteral {
    var result = new StringBuilder();
    var first = PythonString.at(text, at).orElseThrow(NoLiteral::new);
    do {
      var part = PythonString.at(text, at).orElseThrow(NoLiteral::new);
      if (part.bytes() != first.bytes()) {
        throw new NoLiteral();
      }
      result.append(part.value());
      at = part.end();
      space();
    } while (PythonString.startsAt(text, at));
    return result.toString();
  }

  private Object parenthesis(int depth) throws NoLiteral {
    int start = at;
    var items = items(')', depth);
    int close = at;
    // `(1)` is 1, `(1,)` a tuple: one item and no comma before the bracket.
    if (items.size() == 1) {
      int before = close - 2;
      while (before > start && Character.isWhitespace(text.charAt(before))) {
        before--;
      }
      return text.charAt(before) == ',' ? items : items.getFirst();
    }
    return items;
  }

  private List<Object> items(char close, int depth) throws NoLiteral {
    at++;
    var items = new ArrayList<Object>();
    while (!take(close)) {
      items.add(value(depth + 1));
      if (!take(',')) {
        expect(close);
        break;
      }
    }
    return Collections.unmodifiableList(items);
  }

  private Object braces(int depth) throws NoLiteral {
    at++;
    Map<String, Object> map = new LinkedHashMap<>();
    var set = new ArrayList<Object>();
    while (!take('}')) {
      var item = value(depth + 1);
      if (set.isEmpty() && take(':')) {
        map.put(String.valueOf(item), value(depth + 1));
      } else if (map.isEmpty()) {
        set.add(item);
      } else {
        throw new NoLiteral();
      }
      if (!take(',')) {
        expect('}');
        break;
      }
    }
    return set.isEmpty() ? Collections.unmodifiableMap(map) : Collections.unmodifiableList(set);
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private boolean take(char wanted) {
    space();
    if (peek() != wanted || at >= text.length()) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char wanted) throws NoLiteral {
    if (!take(wanted)) {
      throw new NoLiteral();
    }
  }

  private boolean ended() {
    space();
    // Python's own comments end a literal: in a `:vars` section `size=5 # five` is the number 5.
    return at >= text.length() || text.charAt(at) == '#';
  }

  private void end() throws NoLiteral {
    if (!ended()) {
      throw new NoLiteral();
    }
  }

  private void space() {
    while (at < text.length() && " \t\f\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
