package dev.upg.parse;

import dev.upg.grammar.UpgLexer;

import java.util.Map;
import java.util.Optional;

/**
 * Signs that stand for others: those of other languages, and those that a Chinese keyboard or a text processor puts in
 * the place of plain ones.
 */
final class Lookalikes {
  /**
   * @param type the token that was meant
   * @param wanted how it is written
   */
  record Meant(int type, String wanted) {}

  private static final Map<String, Meant> SIGNS = Map.ofEntries(entry("&&", UpgLexer.AND, "and"),
      entry("||", UpgLexer.OR, "or"), entry("!", UpgLexer.NOT, "not"), entry("===", UpgLexer.EQUAL, "=="),
      entry("!==", UpgLexer.NOT_EQUAL, "!="), entry(":=", UpgLexer.ASSIGN, "="), entry("=>", UpgLexer.ARROW, "->"),
      entry("=~", UpgLexer.MATCHES, "matches"), entry("<>", UpgLexer.NOT_EQUAL, "!="),
      entry("，", UpgLexer.COMMA, ","), entry("、", UpgLexer.COMMA, ","), entry("；", UpgLexer.SEMICOLON, ";"),
      entry("：", UpgLexer.COLON, ":"), entry("（", UpgLexer.LPAREN, "("), entry("）", UpgLexer.RPAREN, ")"),
      entry("【", UpgLexer.LBRACKET, "["), entry("】", UpgLexer.RBRACKET, "]"), entry("［", UpgLexer.LBRACKET, "["),
      entry("］", UpgLexer.RBRACKET, "]"), entry("｛", UpgLexer.LBRACE, "{"), entry("｝", UpgLexer.RBRACE, "}"),
      entry("。", UpgLexer.DOT, "."), entry("．", UpgLexer.DOT, "."), entry("＝", UpgLexer.ASSIGN, "="),
      entry("＜", UpgLexer.LESS, "<"), entry("＞", UpgLexer.GREATER, ">"), entry("＋", UpgLexer.PLUS, "+"),
      entry("－", UpgLexer.MINUS, "-"), entry("–", UpgLexer.MINUS, "-"), entry("—", UpgLexer.MINUS, "-"),
      entry("−", UpgLexer.MINUS, "-"), entry("×", UpgLexer.STAR, "*"), entry("÷", UpgLexer.SLASH, "/"),
      entry("→", UpgLexer.ARROW, "->"), entry("≠", UpgLexer.NOT_EQUAL, "!="), entry("≤", UpgLexer.LESS_OR_EQUAL, "<="),
      entry("≥", UpgLexer.GREATER_OR_EQUAL, ">="), entry("？", UpgLexer.QUESTION, "?"),
      entry("！", UpgLexer.NOT, "not"), entry("｜", UpgLexer.PIPE, "|"), entry("…", UpgLexer.RANGE, ".."));

  private static final Map<Integer, String> SPACES = Map.of(0xA0, "a no-break space", 0x3000, "a full-width space",
      0x200B, "a zero-width space", 0x202F, "a narrow no-break space", 0x2028, "a line separator", 0x2003,
      "an em space", 0x2002, "an en space", 0x2009, "a thin space");

  private Lookalikes() {}

  static Optional<Meant> of(String sign) {
    return Optional.ofNullable(SIGNS.get(sign));
  }

  /** How to call a space that isn't a plain one. */
  static Optional<String> space(int codePoint) {
    return Optional.ofNullable(SPACES.get(codePoint));
  }

  private static Map.Entry<String, Meant> entry(String sign, int type, String wanted) {
    return Map.entry(sign, new Meant(type, wanted));
  }
}
