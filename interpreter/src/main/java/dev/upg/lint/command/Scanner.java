package dev.upg.lint.command;

import java.util.ArrayList;
import java.util.List;

/** Words, operators and redirections of a shell text, from one offset to another. */
final class Scanner {
  private final String text;
  private final int end;
  private final List<String> hereDocuments = new ArrayList<>();
  private int at;

  sealed interface Token {}

  record Operator(String text) implements Token {}

  record Redirection(String operator, ShellWord target) implements Token {}

  /** @param inner the insides of {@code $(…)} in it */
  record Word(ShellWord word, List<Scanner> inner) implements Token {}

  Scanner(String text, int start, int end) {
    this.text = text;
    this.at = start;
    this.end = end;
  }

  /** Null at the end. */
  Token next() {
    blanks();
    if (at >= end) {
      return null;
    }
    char c = text.charAt(at);
    if (c == '\n') {
      at++;
      skipHereDocuments();
      return new Operator("\n");
    }
    int digits = at;
    while (digits < end && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    char behind = digits < end ? text.charAt(digits) : 0;
    if (behind == '>' || behind == '<' || c == '&' && at + 1 < end && text.charAt(at + 1) == '>') {
      return redirection(digits);
    }
    for (var operator : List.of("&&", "||", ";;", "|&", "&", "|", ";", "(", ")")) {
      if (text.startsWith(operator, at)) {
        at += operator.length();
        return new Operator(operator);
      }
    }
    return word();
  }

  /** Passes a word or sign and all before it. */
  void skipTo(String wanted) {
    for (var token = next(); token != null; token = next()) {
      if (token instanceof Operator(var sign) && sign.equals(wanted)
          || token instanceof Word(var word, var inner) && word.raw().equals(wanted)) {
        return;
      }
    }
  }

  boolean comes(String word) {
    int here = at;
    while (here < end && Character.isWhitespace(text.charAt(here))) {
      here++;
    }
    return text.startsWith(word, here);
  }

  private void blanks() {
    while (at < end) {
      char c = text.charAt(at);
      if (c == '#') {
        while (at < end && text.charAt(at) != '\n') {
          at++;
        }
      } else if (text.startsWith("\\\n", at)) {
        at += 2;
      } else if (c == ' ' || c == '\t' || c == '\r') {
        at++;
      } else {
        return;
      }
    }
  }

  private Token redirection(int from) {
    int start = at;
    at = from;
    while (at < end
        && (text.charAt(at) == '>' || text.charAt(at) == '<' || text.charAt(at) == '&' || text.charAt(at) == '|')) {
      at++;
    }
    var operator = text.substring(start, at);
    if (at < end && text.charAt(at) == '(') {
      // A process substitution of bash: the word of a file.
      int close = close(at, '(', ')');
      var word = new ShellWord(text.substring(start, close), text.substring(start, close), start);
      at = close;
      return new Word(word, List.of());
    }
    if (operator.equals("<<") && at < end && text.charAt(at) == '-') {
      at++;
    }
    blanks();
    if (at >= end || text.charAt(at) == '\n') {
      return new Redirection(operator, new ShellWord("", "", at));
    }
    var target = word().word();
    if (operator.equals("<<")) {
      hereDocuments.add(target.text());
    }
    return new Redirection(operator, target);
  }

  private void skipHereDocuments() {
    for (var delimiter : hereDocuments) {
      while (at < end) {
        int line = text.indexOf('\n', at) < 0 ? end : Math.min(end, text.indexOf('\n', at));
        var content = text.substring(at, line).strip();
        at = Math.min(end, line + 1);
        if (content.equals(delimiter)) {
          break;
        }
      }
    }
    hereDocuments.clear();
  }

  private Word word() {
    int start = at;
    var plain = new StringBuilder();
    var inner = new ArrayList<Scanner>();
    while (at < end) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < end) {
        plain.append(text.charAt(at + 1));
        at += 2;
      } else if (c == '\'') {
        int close = text.indexOf('\'', at + 1);
        close = close < 0 || close >= end ? end - 1 : close;
        plain.append(text, at + 1, Math.max(at + 1, close));
        at = close + 1;
      } else if (c == '"') {
        doubleQuotes(plain, inner);
      } else if (c == '$' && at + 1 < end && text.charAt(at + 1) == '(' || c == '`') {
        substitution(plain, inner);
      } else if (Character.isWhitespace(c) || ";&|<>()".indexOf(c) >= 0) {
        break;
      } else {
        plain.append(c);
        at++;
      }
    }
    at = Math.max(at, start + 1);
    at = Math.min(at, end);
    return new Word(new ShellWord(plain.toString(), text.substring(start, at), start), inner);
  }

  private void doubleQuotes(StringBuilder plain, List<Scanner> inner) {
    at++;
    while (at < end && text.charAt(at) != '"') {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < end) {
        plain.append(text.charAt(at + 1));
        at += 2;
      } else if (c == '$' && at + 1 < end && text.charAt(at + 1) == '(' || c == '`') {
        substitution(plain, inner);
      } else {
        plain.append(c);
        at++;
      }
    }
    at++;
  }

  private void substitution(StringBuilder plain, List<Scanner> inner) {
    int start = at;
    boolean backquoted = text.charAt(at) == '`';
    int close = backquoted ? text.indexOf('`', at + 1) + 1 : close(at + 1, '(', ')');
    close = close <= start || close > end ? end : close;
    if (!text.startsWith("$((", start)) {
      inner.add(new Scanner(text, start + (backquoted ? 1 : 2), Math.max(start + 1, close - 1)));
    }
    plain.append(text, start, close);
    at = close;
  }

  /** Behind the bracket that closes the one at {@code open}; quotes are passed over, and so is the odd one of a {@code case}. */
  private int close(int open, char opening, char closing) {
    int depth = 0;
    for (int i = open; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '\'') {
        int quote = text.indexOf('\'', i + 1);
        i = quote < 0 ? end : quote;
      } else if (c == opening) {
        depth++;
      } else if (c == closing && --depth == 0) {
        return i + 1;
      }
    }
    return end;
  }
}
