package dev.upg.parse;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Label;
import dev.upg.grammar.UpgLexer;
import dev.upg.source.Span;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Text to tokens. What is wrong by itself is reported and replaced by what was probably meant, so that the grammar sees a
 * text it can read on.
 */
final class Scanner {
  /** A line with more wrong signs than these isn't shown with all of them. */
  private static final int MOST_OF_A_LINE = 20;

  private final Spans spans;
  private final Problems problems;
  private final List<Token> tokens = new ArrayList<>();
  private final Map<Integer, List<Label>> lookalikes = new TreeMap<>();
  /** Bad characters side by side are reported once. */
  private Token firstBad;
  private Token lastBad;

  Scanner(Spans spans, Problems problems) {
    this.spans = spans;
    this.problems = problems;
  }

  List<Token> scan() {
    var lexer = new StringLexer(CharStreams.fromString(spans.file().text(), spans.file().name()));
    Token token;
    do {
      token = lexer.nextToken();
      accept((CommonToken) token);
    } while (token.getType() != Token.EOF);
    lexer.unclosed().forEach(this::unclosed);
    lookalikes.values().forEach(this::lookalikes);
    return tokens;
  }

  private void accept(CommonToken token) {
    if (token.getType() != UpgLexer.BAD_CHARACTER) {
      reportBadCharacters();
    }
    switch (token.getType()) {
      case UpgLexer.BAD_CHARACTER -> badCharacter(token);
      case UpgLexer.FOREIGN_OPERATOR -> lookalike(token, Lookalikes.of(spans.text(token)).orElseThrow());
      case UpgLexer.FOREIGN_COMMENT -> {
        problems.cause(Diagnostic.error(Code.BAD_CHARACTER, "`//` doesn't begin a comment", spans.of(token),
            "a comment begins with `#`").help("Write `#` in the place of `//`."));
        token.setChannel(UpgLexer.COMMENTS);
        tokens.add(token);
      }
      case UpgLexer.FOREIGN_STRING -> foreignString(token);
      case UpgLexer.BAD_NUMBER, UpgLexer.DOTTED_NUMBER -> {
        problems.cause(BadNumbers.diagnostic(spans.of(token)));
        token.setType(UpgLexer.NONE);
        tokens.add(token);
      }
      case UpgLexer.BAD_ESCAPE -> {
        badEscape(token);
        tokens.add(token);
      }
      default -> tokens.add(token);
    }
  }

  private void badCharacter(CommonToken token) {
    var meant = Lookalikes.of(spans.text(token));
    if (meant.isPresent()) {
      reportBadCharacters();
      lookalike(token, meant.get());
      return;
    }
    firstBad = firstBad == null ? token : firstBad;
    lastBad = token;
    token.setChannel(Token.HIDDEN_CHANNEL);
    tokens.add(token);
  }

  private void lookalike(CommonToken token, Lookalikes.Meant meant) {
    lookalikes.computeIfAbsent(token.getLine(), line -> new ArrayList<>())
        .add(new Label(spans.of(token), "write `" + meant.wanted() + "`"));
    token.setType(meant.type());
    tokens.add(token);
  }

  /** Those of one line are one mistake, such as a keyboard still switched to Chinese. */
  private void lookalikes(List<Label> ofLine) {
    var first = ofLine.getFirst();
    var diagnostic = Diagnostic.error(Code.BAD_CHARACTER, "`" + first.span().text() + "` isn't a sign of the language",
        first.span(), first.text());
    for (var other : ofLine.subList(1, Math.min(ofLine.size(), MOST_OF_A_LINE))) {
      diagnostic = diagnostic.related(other.span(), other.text());
    }
    problems.cause(diagnostic);
  }

  private void foreignString(CommonToken token) {
    var span = spans.of(token);
    problems.cause(Diagnostic.error(Code.BAD_CHARACTER, "A string stands in plain double quotes", span,
        "this is in " + (span.text().startsWith("'") ? "single" : "typographic") + " quotes")
        .help("Write `\"` at both ends."));
    tokens.add(part(token, UpgLexer.STRING_START, token.getStartIndex(), token.getStartIndex()));
    if (token.getStopIndex() - token.getStartIndex() > 1) {
      tokens.add(part(token, UpgLexer.TEXT, token.getStartIndex() + 1, token.getStopIndex() - 1));
    }
    tokens.add(part(token, UpgLexer.STRING_END, token.getStopIndex(), token.getStopIndex()));
  }

  private static Token part(CommonToken whole, int type, int start, int stop) {
    var token = new CommonToken(whole);
    token.setType(type);
    token.setStartIndex(start);
    token.setStopIndex(stop);
    return token;
  }

  private void badEscape(Token token) {
    var span = spans.of(token);
    problems.cause(Diagnostic
        .error(Code.BAD_ESCAPE, "`" + span.text() + "` means nothing in a string", span, "this `\\` has no meaning")
        .help("Write `\\\\` for a backslash; the others are `\\n`, `\\t`, `\\\"` and `\\$`."));
  }

  private void reportBadCharacters() {
    if (firstBad == null) {
      return;
    }
    var span = spans.of(firstBad, lastBad);
    firstBad = null;
    var space = space(span);
    problems.cause(space.map(name -> Diagnostic
        .error(Code.BAD_CHARACTER, "There is " + name + " in the program", span, "this isn't a plain space")
        .help("Replace it by a plain space."))
        .orElseGet(() -> Diagnostic
            .error(Code.BAD_CHARACTER, shown(span) + " isn't part of the language", span, "nothing is written so")
            .help("Remove it, or put it into a string.")));
  }

  private static Optional<String> space(Span span) {
    return Lookalikes.space(span.text().codePointAt(0))
        .filter(name -> span.text().codePoints().allMatch(c -> Lookalikes.space(c).isPresent()));
  }

  private static String shown(Span span) {
    int first = span.text().codePointAt(0);
    boolean visible = span.text().codePoints().noneMatch(c -> Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.SURROGATE);
    return visible ? "`" + span.text() + "`" : "The invisible character U+%04X".formatted(first);
  }

  private void unclosed(StringLexer.Unclosed unclosed) {
    if (unclosed.hole() != null) {
      problems.cause(Diagnostic
          .error(Code.UNCLOSED, "`${` isn't closed", spans.of(unclosed.hole()), "this `${` has no `}`")
          .help("Write `}` behind the value; for the two signs themselves, write `\\${`."));
      return;
    }
    var start = spans.of(unclosed.start());
    boolean raw = unclosed.start().getType() == UpgLexer.RAW_START;
    problems.cause(Diagnostic
        .error(Code.UNCLOSED_STRING, "A string isn't closed", start,
            raw ? "this `\"\"\"` has no second one" : "no `\"` follows on this line")
        .help(raw
            ? "Write `\"\"\"` where the string ends."
            : "Write `\"` where the string ends; a string of several lines stands in `\"\"\"`."));
  }
}
