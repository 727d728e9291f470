package dev.upg.parse;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Label;
import dev.upg.grammar.UpgLexer;
import dev.upg.grammar.UpgParser;
import dev.upg.source.Span;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Text to tokens. What is wrong by itself is reported and replaced by what was probably meant, so that the grammar sees a
 * text it can read on.
 */
final class Scanner {
  /** What other languages call the clauses of {@code try}. */
  private static final Map<String, Integer> CLAUSES = Map.of("catch", UpgLexer.RESCUE, "except", UpgLexer.RESCUE,
      "finally", UpgLexer.ALWAYS);
  /** A line with more wrong signs than these isn't shown with all of them. */
  private static final int MOST_OF_A_LINE = 20;

  private final Spans spans;
  private final Problems problems;
  private final StringLexer lexer;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Diagnostic> found = new ArrayList<>();
  private final Map<Integer, List<Label>> lookalikes = new TreeMap<>();
  /** Bad characters side by side are reported once. */
  private Token firstBad;
  private Token lastBad;

  Scanner(Spans spans, Problems problems, StringLexer lexer) {
    this.spans = spans;
    this.problems = problems;
    this.lexer = lexer;
  }

  List<Token> scan() {
    Token token;
    do {
      token = lexer.nextToken();
      accept((CommonToken) token);
    } while (token.getType() != Token.EOF);
    lookalikes.values().forEach(this::lookalikes);
    report(lexer.unclosed());
    return tokens;
  }

  /**
   * In a line whose quotes don't come in pairs, text was read as program and the program as text: nothing else in it is
   * worth telling. With an odd number of {@code """}, this may be so for the whole file.
   */
  private void report(List<StringLexer.Unclosed> unclosed) {
    var raw = unclosed.stream().filter(one -> one.hole() == null && isRaw(one)).findFirst();
    if (raw.isPresent() && mayEnd(raw.get().start())) {
      problems.only(unclosed(raw.get()));
      return;
    }
    var lines = new HashSet<Integer>();
    unclosed.stream().filter(one -> lines.add(one.start().getLine()) && !raw.equals(Optional.of(one)))
        .map(this::unclosed).forEach(problems::cause);
    found.stream().filter(one -> !lines.contains(one.at().orElseThrow().span().line())).forEach(problems::cause);
    raw.map(this::unclosed).ifPresent(problems::last);
  }

  /** Whether a {@code """} that opens a string may have been meant to end one. */
  private boolean mayEnd(Token start) {
    var span = spans.of(start);
    boolean isFirst = span.file().text().substring(span.file().lineStart(span.line()), span.start()).isBlank();
    return isFirst || tokens.stream().filter(token -> token.getType() == UpgLexer.RAW_START).count() > 1;
  }

  private static boolean isRaw(StringLexer.Unclosed unclosed) {
    return unclosed.start().getType() == UpgLexer.RAW_START;
  }

  private void accept(CommonToken token) {
    if (token.getType() != UpgLexer.BAD_CHARACTER) {
      reportBadCharacters();
    }
    switch (token.getType()) {
      case UpgLexer.BAD_CHARACTER -> badCharacter(token);
      case UpgLexer.FOREIGN_OPERATOR -> lookalike(token, Lookalikes.of(spans.text(token)).orElseThrow());
      case UpgLexer.FOREIGN_COMMENT -> {
        var sign = spans.text(token).substring(0, 2);
        found.add(Diagnostic.error(Code.BAD_CHARACTER, "`" + sign + "` doesn't begin a comment", spans.of(token),
            "a comment begins with `#`").help("Write `#` at the beginning of each line of it."));
        token.setChannel(UpgLexer.COMMENTS);
        tokens.add(token);
      }
      case UpgLexer.FOREIGN_COMMAND -> {
        found.add(Diagnostic
            .error(Code.BAD_CHARACTER, "Nothing is run by backticks", spans.of(token), "a command runs on a node")
            .help("Write `probe node \"…\"` for a command that looks, `remote node \"…\"` for one that changes."));
        token.setType(UpgLexer.NONE);
        tokens.add(token);
      }
      case UpgLexer.FOREIGN_STRING -> foreignString(token);
      case UpgLexer.NAME -> {
        if (goesOnBehindBlock(token)) {
          foreignClause(token);
        }
        tokens.add(token);
      }
      case UpgLexer.BAD_NUMBER, UpgLexer.DOTTED_NUMBER -> {
        found.add(BadNumbers.diagnostic(spans.of(token)));
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

  /** {@code } catch e {}, also on a line of its own. */
  private boolean goesOnBehindBlock(Token token) {
    if (!CLAUSES.containsKey(spans.text(token))) {
      return false;
    }
    var span = spans.of(token);
    var rest = span.file().lineText(span.line()).substring(span.end() - span.file().lineStart(span.line()))
        .stripLeading();
    return !rest.isEmpty() && tokens.reversed().stream().filter(before -> before.getChannel() == Token.DEFAULT_CHANNEL)
        .filter(before -> before.getType() != UpgLexer.NEWLINE).findFirst()
        .filter(before -> before.getType() == UpgLexer.RBRACE && (rest.charAt(0) == '{'
            || Character.isLetter(rest.charAt(0)) || before.getLine() == token.getLine()))
        .isPresent();
  }

  private void foreignClause(CommonToken token) {
    var span = spans.of(token);
    token.setType(CLAUSES.get(span.text()));
    var own = UpgParser.VOCABULARY.getLiteralName(token.getType()).replace("'", "`");
    found.add(Diagnostic.error(Code.UNEXPECTED, "`" + span.text() + "` isn't a word of the language", span,
        "write " + own));
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

  /** {@code list<>}. */
  private boolean isEmptyBrackets(CommonToken token) {
    return spans.text(token).equals("<>") && !tokens.isEmpty()
        && tokens.getLast().getStopIndex() + 1 == token.getStartIndex()
        && Set.of("list", "map").contains(spans.text(tokens.getLast()));
  }

  private void lookalike(CommonToken token, Lookalikes.Meant meant) {
    if (meant.type() == UpgLexer.ASSIGN && !tokens.isEmpty() && tokens.getLast() instanceof CommonToken before
        && before.getType() == UpgLexer.ASSIGN && before.getStopIndex() + 1 == token.getStartIndex()
        && lookalikes.containsKey(token.getLine())) {
      before.setType(UpgLexer.EQUAL);
      before.setStopIndex(token.getStopIndex());
      var ofLine = lookalikes.get(token.getLine());
      ofLine.set(ofLine.size() - 1, new Label(spans.of(before), "write `==`"));
      return;
    }
    lookalikes.computeIfAbsent(token.getLine(), line -> new ArrayList<>())
        .add(new Label(spans.of(token), isEmptyBrackets(token)
            ? "the type of what is in it is wanted between the brackets"
            : "write `" + meant.wanted() + "`"));
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
    found.add(diagnostic);
  }

  private void foreignString(CommonToken token) {
    var span = spans.of(token);
    found.add(Diagnostic.error(Code.BAD_CHARACTER, "A string stands in plain double quotes", span,
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
    found.add(Diagnostic
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
    found.add(space.map(name -> Diagnostic
        .error(Code.BAD_CHARACTER, "There is " + name + " in the program", span, "this isn't a plain space")
        .help(name.startsWith("a zero-width") ? "Remove it; it can't be seen." : "Replace it by a plain space."))
        .orElseGet(() -> stray(span)));
  }

  /** Signs that mean something in a shell. */
  private static Diagnostic stray(Span span) {
    var error = Diagnostic.error(Code.BAD_CHARACTER, shown(span) + " isn't part of the language", span,
        "nothing is written so");
    return switch (span.text()) {
      case "$" -> error.help("Write the name alone; only inside a string, `${name}` puts its value in.");
      case "\\" -> error.help("A line that goes on needs no sign: clauses may begin the next line.");
      case "%" ->
        error.help("A percentage stands right behind its number: `25%`; for a remainder there is `.modulo(…)`.");
      case "&" -> error.help("Write `and`; what belongs to a command stands inside its quotes.");
      default -> error.help("Remove it, or put it into a string.");
    };
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

  private Diagnostic unclosed(StringLexer.Unclosed unclosed) {
    if (unclosed.hole() != null) {
      return Diagnostic
          .error(Code.UNCLOSED, "`${` isn't closed", spans.of(unclosed.hole()), "this `${` has no `}`")
          .help("Write `}` behind the value; for the two signs themselves, write `\\${`.");
    }
    var start = spans.of(unclosed.start());
    if (isRaw(unclosed)) {
      return Diagnostic
          .error(Code.UNCLOSED_STRING, "A string isn't closed", start, "this `\"\"\"` has no second one")
          .help("Write `\"\"\"` where the string ends; if it does end here, one is missing above.");
    }
    boolean atEnd = start.file().lineText(start.line()).substring(start.end() - start.file().lineStart(start.line()))
        .isBlank();
    return atEnd
        ? Diagnostic
            .error(Code.UNCLOSED_STRING, "A `\"` is missing in this line", start, "this `\"` has no other half")
            .help("Write `\"` where the string begins, or remove this one.")
        : Diagnostic
            .error(Code.UNCLOSED_STRING, "A string isn't closed", start, "no `\"` follows on this line")
            .help("Write `\"` where the string ends; a string of several lines stands in `\"\"\"`.");
  }
}
