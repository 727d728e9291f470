package dev.upg.parse;

import static dev.upg.grammar.UpgLexer.*;

import dev.upg.grammar.UpgParser;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Characters to tokens, as {@code UpgLexer.g4} defines them: the longest match, and of two the one that stands first there. The lexer
 * that ANTLR makes of it learns each sign when it meets it first, which takes most of the time that one playbook takes. A test
 * holds that both give the same tokens. Places count UTF-16 units.
 */
class Lexer {
  private static final Map<String, Integer> WORDS = words();
  private static final String RAW = "\"\"\"";
  private static final String RAW_QUOTE = "${raw";

  private final String text;
  private final int end;
  private final List<FunctionBodies.Inside> passedOver;
  private final Deque<Integer> outer = new ArrayDeque<>();
  private int mode;
  private int at;
  private int start;
  private int line = 1;
  private int column;
  private int next;

  /** @param passedOver what isn't read, in order: it becomes a part of the token before it */
  Lexer(String text, int start, int end, List<FunctionBodies.Inside> passedOver) {
    this.text = text;
    this.at = start;
    this.end = end;
    this.passedOver = passedOver;
  }

  private static Map<String, Integer> words() {
    var words = new HashMap<String, Integer>();
    for (int type = 1; type <= UpgParser.VOCABULARY.getMaxTokenType(); type++) {
      var literal = UpgParser.VOCABULARY.getLiteralName(type);
      if (literal != null && Character.isLetter(literal.charAt(1))) {
        words.put(literal.substring(1, literal.length() - 1), type);
      }
    }
    return words;
  }

  Token nextToken() {
    start = at;
    int type = at >= end ? Token.EOF : switch (mode) {
      case STRING -> string();
      case RAW_STRING -> rawString();
      default -> code();
    };
    if (next < passedOver.size() && passedOver.get(next).start() == at) {
      at = passedOver.get(next++).end();
    }
    var token = new CommonToken(type);
    token.setChannel(switch (type) {
      case SPACE -> HIDDEN;
      case DOC -> DOCS;
      case COMMENT -> COMMENTS;
      default -> Token.DEFAULT_CHANNEL;
    });
    token.setStartIndex(start);
    token.setStopIndex(at - 1);
    token.setLine(line);
    token.setCharPositionInLine(column);
    countLines();
    return token;
  }

  boolean isInRawString() {
    return mode == RAW_STRING;
  }

  /** A {@code }} too many doesn't leave a mode that was never entered. */
  void popMode() {
    mode = outer.isEmpty() ? mode : outer.pop();
  }

  private int push(int type, int inner) {
    outer.push(mode);
    mode = inner;
    return type;
  }

  private int pop(int type) {
    popMode();
    return type;
  }

  private void countLines() {
    int from = start;
    for (int i = text.indexOf('\n', from, at); i >= 0; i = text.indexOf('\n', from, at)) {
      line++;
      column = 0;
      from = i + 1;
    }
    column += text.codePointCount(from, at);
  }

  private int code() {
    int sign = take();
    if (isLetter(sign)) {
      at = endOfWord(text, at, end);
      return WORDS.getOrDefault(text.substring(start, at), NAME);
    }
    return switch (sign) {
      case ' ', '\t', '\f', '\uFEFF' -> space();
      case '\r' -> takeIf('\n') ? NEWLINE : space();
      case '\n' -> NEWLINE;
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        var number = NumberToken.at(text, start, end);
        yield endAt(number.end(), number.type());
      }
      case '"' -> text.startsWith(RAW, start) && start + RAW.length() <= end
          ? push(endAt(start + RAW.length(), RAW_START), RAW_STRING)
          : push(STRING_START, STRING);
      case '#' -> {
        boolean isDoc = peek() == '#' && peek(1) != '#';
        toEndOfLine();
        yield isDoc ? DOC : COMMENT;
      }
      case '(' -> LPAREN;
      case ')' -> RPAREN;
      case '[' -> LBRACKET;
      case ']' -> RBRACKET;
      case '{' -> push(LBRACE, DEFAULT_MODE);
      case '}' -> pop(RBRACE);
      case ',' -> COMMA;
      case ';' -> SEMICOLON;
      case '+' -> PLUS;
      case '*' -> STAR;
      case ':' -> takeIf('=') ? FOREIGN_OPERATOR : COLON;
      case '.' -> takeIf('.') ? RANGE : DOT;
      case '?' -> takeIf('?') ? OR_ELSE : QUESTION;
      case '|' -> takeIf('|') ? FOREIGN_OPERATOR : PIPE;
      case '&' -> takeIf('&') ? FOREIGN_OPERATOR : BAD_CHARACTER;
      case '<' -> takeIf('=') ? LESS_OR_EQUAL : takeIf('>') ? FOREIGN_OPERATOR : LESS;
      case '>' -> takeIf('=') ? GREATER_OR_EQUAL : GREATER;
      case '!' -> takeIf('=') && !takeIf('=') ? NOT_EQUAL : FOREIGN_OPERATOR;
      case '=' -> takeIf('=')
          ? takeIf('=') ? FOREIGN_OPERATOR : EQUAL
          : takeIf('>') || takeIf('~') ? FOREIGN_OPERATOR : ASSIGN;
      case '-' -> takeIf('>') ? ARROW : peek() == '-' && peek(1) == ' ' ? foreignLine() : MINUS;
      case '/' -> peek() == '/' ? foreignLine() : takeIf('*') ? foreignBlock() : SLASH;
      case '`' -> quoted("`", FOREIGN_COMMAND);
      case '\'' -> quoted("'", FOREIGN_STRING);
      case '\u2018', '\u2019' -> quoted("\u2018\u2019", FOREIGN_STRING);
      case '\u201C', '\u201D', '\u201E', '\u201F', '\uFF02' -> quoted("\"\u201C\u201D\u201E\u201F\uFF02",
          FOREIGN_STRING);
      default -> BAD_CHARACTER;
    };
  }

  private int string() {
    int sign = take();
    return switch (sign) {
      case '"' -> pop(STRING_END);
      case '\n' -> NEWLINE;
      case '\r' -> takeIf('\n') ? NEWLINE : TEXT;
      case '$' -> hole();
      case '\\' -> {
        int escaped = peek();
        if (escaped != Token.EOF && escaped != '\r' && escaped != '\n') {
          take();
        }
        yield escaped == 'n' || escaped == 't' || escaped == '"' || escaped == '\\' || escaped == '$'
            ? ESCAPE
            : BAD_ESCAPE;
      }
      default -> until("\"\\$\r\n");
    };
  }

  private int rawString() {
    int sign = take();
    return switch (sign) {
      case '"' -> text.startsWith(RAW, start) && start + RAW.length() <= end
          ? pop(endAt(start + RAW.length(), RAW_END))
          : TEXT;
      case '$' -> hole();
      default -> until("\"$");
    };
  }

  /** Behind the {@code $}. */
  private int hole() {
    if (!takeIf('{')) {
      return TEXT;
    }
    int blanks = start + RAW_QUOTE.length();
    int value = blanks;
    while (text.startsWith(RAW_QUOTE, start) && value < end
        && (text.charAt(value) == ' ' || text.charAt(value) == '\t')) {
      value++;
    }
    return push(value > blanks ? endAt(value, RAW_HOLE) : HOLE, DEFAULT_MODE);
  }

  private int until(String signs) {
    while (at < end && signs.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return TEXT;
  }

  private int space() {
    while (at < end && " \t\r\f\uFEFF".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return SPACE;
  }

  static int endOfWord(String text, int from, int end) {
    int at = from;
    while (at < end && (isLetter(text.codePointAt(at)) || isMark(text.codePointAt(at)))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private void toEndOfLine() {
    while (at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
  }

  private int foreignLine() {
    toEndOfLine();
    return FOREIGN_COMMENT;
  }

  private int foreignBlock() {
    int close = text.indexOf("*/", at);
    at = close < 0 || close + 2 > end ? end : close + 2;
    return FOREIGN_COMMENT;
  }

  /** Up to the next of these quotes in the line; without one, the first one is a character that isn't upg. */
  private int quoted(String quotes, int type) {
    for (int i = at; i < end && text.charAt(i) != '\n' && text.charAt(i) != '\r'; i++) {
      if (quotes.indexOf(text.charAt(i)) >= 0) {
        return text.charAt(i) == '"' ? BAD_CHARACTER : endAt(i + 1, type);
      }
    }
    return BAD_CHARACTER;
  }

  private int endAt(int place, int type) {
    at = place;
    return type;
  }

  private int take() {
    int sign = text.codePointAt(at);
    at += Character.charCount(sign);
    return sign;
  }

  private boolean takeIf(char wanted) {
    boolean is = peek() == wanted;
    at += is ? 1 : 0;
    return is;
  }

  private int peek() {
    return peek(0);
  }

  private int peek(int ahead) {
    return at + ahead < end ? text.charAt(at + ahead) : Token.EOF;
  }

  static boolean isLetter(int sign) {
    return sign < 128
        ? sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z' || sign == '_'
        : Character.isLetter(sign) || Character.getType(sign) == Character.LETTER_NUMBER;
  }

  static boolean isMark(int sign) {
    return sign < 128 ? sign >= '0' && sign <= '9' : switch (Character.getType(sign)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.DECIMAL_DIGIT_NUMBER -> true;
      default -> false;
    };
  }
}
