package dev.upg.practice.dolphindb.script;

import dev.upg.practice.dolphindb.wire.Node.Refused;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one expression. */
final class TermParser {
  private static final Pattern TOKEN = Pattern.compile(
      "\\s*(?:(?<text>\"[^\"]*\"|'[^']*'|`\\w+)|(?<time>\\d{4}\\.\\d\\d\\.\\d\\dT[\\d:.]+)|(?<number>-?\\d+)|(?<name>[A-Za-z_]\\w*)|(?<mark>[(){},]))");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy.MM.dd'T'HH:mm:ss.SSS");

  private final String text;
  private final Matcher token;
  private int at;

  private TermParser(String text) {
    this.text = text;
    this.token = TOKEN.matcher(text);
  }

  static Term parse(String text) throws Refused {
    var parser = new TermParser(text);
    var term = parser.term();
    if (!text.substring(parser.at).isBlank()) {
      throw parser.unknown();
    }
    return term;
  }

  private Term term() throws Refused {
    next();
    if (token.group("text") != null) {
      var written = token.group("text");
      return new Term.Literal(
          written.startsWith("`") ? written.substring(1) : written.substring(1, written.length() - 1));
    }
    if (token.group("time") != null) {
      return new Term.Literal(LocalDateTime.parse(token.group("time"), TIME).toInstant(ZoneOffset.UTC));
    }
    if (token.group("number") != null) {
      return new Term.Literal(Long.parseLong(token.group("number")));
    }
    var name = token.group("name");
    if (name == null) {
      throw unknown();
    }
    if (name.equals("true") || name.equals("false")) {
      return new Term.Literal(name.equals("true"));
    }
    if (looksAt('(')) {
      return new Term.Call(name, arguments(')'));
    }
    return new Term.Partial(name, looksAt('{') ? arguments('}') : List.of());
  }

  private List<Term> arguments(char end) throws Refused {
    next();
    var arguments = new ArrayList<Term>();
    while (!looksAt(end)) {
      arguments.add(term());
      if (looksAt(',')) {
        next();
      } else if (!looksAt(end)) {
        throw unknown();
      }
    }
    next();
    return arguments;
  }

  private boolean looksAt(char mark) {
    int position = at;
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
    return position < text.length() && text.charAt(position) == mark;
  }

  private void next() throws Refused {
    if (!token.region(at, text.length()).lookingAt()) {
      throw unknown();
    }
    at = token.end();
  }

  private Refused unknown() {
    var word = text.substring(at).strip().split("\\s", 2)[0];
    return new Refused(
        "Syntax Error: [line #1] Cannot recognize the token " + (word.isEmpty() ? "end of script" : word));
  }
}
