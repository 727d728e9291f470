package dev.upg.parse;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Spelling;
import dev.upg.grammar.UpgParser;
import dev.upg.grammar.UpgParser.ConditionalBlockContext;
import dev.upg.grammar.UpgParser.EvaluateStatementContext;
import dev.upg.grammar.UpgParser.FunctionDeclarationContext;
import dev.upg.grammar.UpgParser.ParameterContext;
import dev.upg.grammar.UpgParser.RemotePrimaryContext;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What people write who come from other languages, or slip on the keyboard: forms that the grammar refuses. */
final class Habits {
  private static final Set<Integer> NUMBERS = Set.of(UpgParser.INT, UpgParser.FLOAT);
  /** Statements of one text. */
  private static final Set<Integer> TELLING = Set.of(UpgParser.SAY, UpgParser.FAIL, UpgParser.STEP, UpgParser.CONFIRM,
      UpgParser.PLAYBOOK);
  private static final Set<Integer> COUNTED = Set.of(UpgParser.PLUS, UpgParser.MINUS, UpgParser.STAR, UpgParser.SLASH);
  private static final Set<String> TYPES = Set.of("bool", "int", "float", "string", "duration", "size", "percent",
      "version", "path", "secret", "json", "list", "map");
  /** Shorter words are near to too many others. */
  private static final int SHORTEST_SLIP = 3;

  private static final Set<Integer> OPERATORS = Set.of(UpgParser.OR_ELSE, UpgParser.PLUS, UpgParser.MINUS,
      UpgParser.STAR, UpgParser.SLASH);

  private final Spans spans;

  Habits(Spans spans) {
    this.spans = spans;
  }

  /**
   * A place that the grammar refuses.
   *
   * @param context the part of the program it is in
   * @param token what doesn't fit
   * @param previous the one before it, null at the beginning
   * @param expected what could stand there
   */
  record Wrong(ParserRuleContext context, Token token, Token previous, Set<Integer> expected) {
    boolean expects(int type) {
      return expected.contains(type);
    }

    boolean isBehind(Set<Integer> types) {
      return previous != null && types.contains(previous.getType());
    }
  }

  Optional<Diagnostic> of(Wrong wrong) {
    return firstWord(wrong).or(() -> nextWord(wrong)).or(() -> callWithoutParentheses(wrong))
        .or(() -> textWithoutQuotes(wrong)).or(() -> clauseOfNothing(wrong)).or(() -> operatorInClause(wrong))
        .or(() -> switch (wrong.token.getType()) {
          case UpgParser.NAME -> name(wrong);
          case UpgParser.COLON -> colon(wrong);
          case UpgParser.THEN -> then(wrong);
          case UpgParser.QUESTION -> question(wrong);
          case UpgParser.LPAREN -> parenthesis(wrong);
          case UpgParser.PIPE -> pipe(wrong);
          case UpgParser.PLUS, UpgParser.MINUS, UpgParser.ASSIGN -> count(wrong);
          case UpgParser.RANGE -> range(wrong);
          case UpgParser.DURATION -> duration(wrong);
          case UpgParser.RPAREN, UpgParser.COMMA -> untyped(wrong);
          default -> Optional.empty();
        });
  }

  /** {@code while x}, {@code forech node in}, {@code restart node}. */
  private Optional<Diagnostic> firstWord(Wrong wrong) {
    var word = wrong.context.start;
    if (!(wrong.context instanceof EvaluateStatementContext) || word != wrong.context.stop
        || word.getType() != UpgParser.NAME && word.getType() != UpgParser.UNTIL
        || wrong.token.getLine() != word.getLine()) {
      return Optional.empty();
    }
    var text = spans.text(word);
    var foreign = ForeignWords.beginning(text).or(() -> ForeignWords.continuing(text)).map(own -> "write `" + own + "`")
        .or(() -> slip(text, beginnings()).map(own -> "did you mean `" + own + "`?"));
    if (foreign.isEmpty() && !TokenNames.beginsValue(wrong.token.getType())) {
      return Optional.empty();
    }
    var title = word.getType() == UpgParser.NAME ? "` isn't a word of the language" : "` begins no statement";
    var error = Diagnostic.error(Code.UNEXPECTED, "`" + text + title, spans.of(word),
        foreign.orElse("no statement begins so"));
    var help = ForeignWords.help(text).or(() -> foreign.isPresent()
        ? Optional.empty()
        : Optional.of("A function is called with parentheses: `" + text + "(…)`."));
    return Optional.of(help.map(error::help).orElse(error));
  }

  private static Stream<String> beginnings() {
    return Stream.of(Words.BEGINNING, Words.WITH_BLOCK, Set.of(UpgParser.REMOTE, UpgParser.NATIVE))
        .flatMap(Set::stream).map(Habits::literal).distinct().sorted();
  }

  private static String literal(int type) {
    var quoted = UpgParser.VOCABULARY.getLiteralName(type);
    return quoted.substring(1, quoted.length() - 1);
  }

  private static Optional<String> slip(String text, Stream<String> words) {
    return text.length() < SHORTEST_SLIP
        ? Optional.empty()
        : Spelling.nearest(text, words.filter(word -> word.length() >= SHORTEST_SLIP).toList());
  }

  /** {@code } elif x}, {@code wait until x timout 5m}. */
  private Optional<Diagnostic> nextWord(Wrong wrong) {
    if (wrong.token.getType() != UpgParser.NAME) {
      return Optional.empty();
    }
    var text = spans.text(wrong.token);
    var foreign = ForeignWords.continuing(text).map(own -> "write `" + own + "`");
    if (foreign.isPresent()) {
      return Optional.of(Diagnostic.error(Code.UNEXPECTED, "`" + text + "` isn't a word of the language",
          spans.of(wrong.token), foreign.get()));
    }
    var words = wrong.expected.stream().filter(Habits::isWord).map(Habits::literal).sorted().toList();
    var clause = ForeignWords.clause(text).filter(words::contains).map(own -> "write `" + own + "`")
        .or(() -> slip(text, words.stream()).map(own -> "did you mean `" + own + "`?"));
    return clause.map(label -> Forms.helped(wrong.context, Diagnostic.error(Code.UNEXPECTED,
        Forms.title(wrong.context, "`" + text + "`"), spans.of(wrong.token), label)));
  }

  private static boolean isWord(int type) {
    return type >= UpgParser.PLAYBOOK && type < UpgParser.NAME;
  }

  /** {@code package.replace node}. */
  private Optional<Diagnostic> callWithoutParentheses(Wrong wrong) {
    return wrong.context instanceof EvaluateStatementContext && wrong.isBehind(Set.of(UpgParser.NAME))
        && TokenNames.beginsValue(wrong.token.getType()) && wrong.previous.getLine() == wrong.token.getLine()
            ? Optional.of(Diagnostic
                .error(Code.UNEXPECTED, "A function is called with parentheses", spans.of(wrong.token), "expected `(`")
                .help("Write `" + spans.of(wrong.context.start, wrong.previous).text() + "(…)`."))
            : Optional.empty();
  }

  /** {@code say hello world}, {@code remote node ls}. */
  private Optional<Diagnostic> textWithoutQuotes(Wrong wrong) {
    if (!wrong.isBehind(Set.of(UpgParser.NAME)) || wrong.previous.getLine() != wrong.token.getLine()) {
      return Optional.empty();
    }
    if (TELLING.contains(wrong.context.start.getType()) && TokenNames.beginsValue(wrong.token.getType())) {
      return Optional.of(Diagnostic
          .error(Code.UNEXPECTED, "A text stands in quotes", spans.of(wrong.previous, wrong.token),
              "this is read as names")
          .help("Write `" + spans.text(wrong.context.start) + " \"…\"`."));
    }
    return inside(wrong, RemotePrimaryContext.class) && wrong.expects(UpgParser.STRING_START)
        && !wrong.expects(UpgParser.NAME) && wrong.token.getType() == UpgParser.NAME
            ? Optional.of(Forms.helped(wrong.context, Diagnostic.error(Code.UNEXPECTED, "A command stands in quotes",
                spans.of(wrong.token), "expected a string or a clause")))
            : Optional.empty();
  }

  /** {@code else} on a line of its own behind something that has none. */
  private Optional<Diagnostic> clauseOfNothing(Wrong wrong) {
    return wrong.previous != null && wrong.previous.getLine() < wrong.token.getLine()
        && Words.CLAUSES.contains(wrong.token.getType())
            ? Optional.of(Diagnostic.error(Code.UNEXPECTED,
                "`" + spans.text(wrong.token) + "` goes on with nothing", spans.of(wrong.token),
                "what stands before this has no `" + spans.text(wrong.token) + "`"))
            : Optional.empty();
  }

  /** {@code stdin a ?? b}. */
  private Optional<Diagnostic> operatorInClause(Wrong wrong) {
    return OPERATORS.contains(wrong.token.getType()) && inside(wrong, RemotePrimaryContext.class)
        && !wrong.expects(wrong.token.getType()) && wrong.expects(UpgParser.STRING_START)
            ? Optional.of(Diagnostic
                .error(Code.UNEXPECTED, "What is computed for a command stands in parentheses", spans.of(wrong.token),
                    "the value has ended before this")
                .help("Write `(… " + spans.text(wrong.token) + " …)`."))
            : Optional.empty();
  }

  private Optional<Diagnostic> range(Wrong wrong) {
    return wrong.isBehind(NUMBERS)
        ? Optional.of(Diagnostic.error(Code.UNEXPECTED, "`..` counts the nodes of a group, nothing else",
            spans.of(wrong.token), "this isn't a list").help("Write the items out: `[1, 2, 3]`."))
        : Optional.empty();
  }

  private Optional<Diagnostic> duration(Wrong wrong) {
    return wrong.isBehind(Set.of(UpgParser.WAIT))
        ? Optional.of(Diagnostic.error(Code.UNEXPECTED, "`wait` waits for a condition", spans.of(wrong.token),
            "expected `until`").help("Write `pause " + spans.text(wrong.token) + "` to let time pass."))
        : Optional.empty();
  }

  /** {@code 5 min}, {@code int x}, {@code lambda x}. */
  private Optional<Diagnostic> name(Wrong wrong) {
    var text = spans.text(wrong.token);
    var operator = ForeignWords.operator(text);
    if (operator.isPresent() && wrong.expects(UpgParser.EQUAL)) {
      return Optional.of(Diagnostic.error(Code.UNEXPECTED, "`" + text + "` doesn't compare", spans.of(wrong.token),
          "write `" + operator.get() + "`"));
    }
    var place = spans.of(wrong.token);
    // `{a: 1 b: 2}` lacks a comma.
    if (wrong.isBehind(NUMBERS) && !place.file().text().startsWith(":", place.end())) {
      var number = spans.text(wrong.previous);
      return BadNumbers.unit(text)
          .map(unit -> Diagnostic.error(Code.BAD_UNIT, "A unit stands right behind its number", spans.of(wrong.token),
              "write `" + number + unit + "`"));
    }
    if (wrong.previous != null && spans.text(wrong.previous).equals("lambda")) {
      return Optional.of(Diagnostic.error(Code.UNEXPECTED, "`lambda` isn't a word of the language",
          spans.of(wrong.previous), "write `" + text + " -> …`"));
    }
    if (wrong.context instanceof ParameterContext && wrong.previous != null) {
      var before = spans.text(wrong.previous);
      boolean isReversed = TYPES.contains(before);
      return Optional.of(Diagnostic.error(Code.UNEXPECTED,
          isReversed ? "The type of a parameter stands behind its name" : "A `:` stands between a name and its type",
          spans.of(wrong.previous, wrong.token),
          "write `" + (isReversed ? text + ": " + before : before + ": " + text) + "`"));
    }
    return Optional.empty();
  }

  /** {@code if x:}, {@code timeout: 5m}, {@code fun f(): int}. */
  private Optional<Diagnostic> colon(Wrong wrong) {
    if (wrong.isBehind(Words.CLAUSES)) {
      var clause = spans.text(wrong.previous);
      return Optional.of(Diagnostic.error(Code.UNEXPECTED, "`" + clause + "` has no `:`", spans.of(wrong.token),
          "remove this").help("Write `" + clause + "` and its value, with a space between."));
    }
    if (wrong.context.start.getType() == UpgParser.LET) {
      return Optional.of(Diagnostic.error(Code.UNEXPECTED, "`let` has no type", spans.of(wrong.token),
          "expected `=`").help("Write `let name = value`; the type is that of the value."));
    }
    if (inside(wrong, FunctionDeclarationContext.class) && wrong.expects(UpgParser.ARROW)) {
      return Optional.of(Diagnostic.error(Code.UNEXPECTED, "The type of a result stands behind `->`",
          spans.of(wrong.token), "expected `->` or `{`").help("Write `fun name(…) -> type { … }`."));
    }
    return wrong.expects(UpgParser.LBRACE) && !wrong.expects(UpgParser.NAME)
        ? Optional.of(Forms.helped(wrong.context, Diagnostic.error(Code.UNEXPECTED, "A block stands in braces",
            spans.of(wrong.token), "expected `{`")))
        : Optional.empty();
  }

  private Optional<Diagnostic> then(Wrong wrong) {
    return inside(wrong, ConditionalBlockContext.class) && wrong.expects(UpgParser.LBRACE)
        ? Optional.of(Diagnostic
            .error(Code.UNEXPECTED, "The block of `if` stands in braces, without `then`", spans.of(wrong.token),
                "expected `{`")
            .help("Write `if condition { … }`; `then` is for a value: `let x = if condition then a else b`."))
        : Optional.empty();
  }

  private Optional<Diagnostic> question(Wrong wrong) {
    return wrong.expects(UpgParser.OR_ELSE)
        ? Optional.of(Diagnostic
            .error(Code.UNEXPECTED, "A choice is written with words", spans.of(wrong.token), "`?` doesn't choose")
            .help("Write `if condition then value else value`; `a ?? b` takes `b` where `a` is `none`."))
        : Optional.empty();
  }

  private Optional<Diagnostic> parenthesis(Wrong wrong) {
    return wrong.isBehind(Set.of(UpgParser.FOREACH))
        ? Optional.of(Diagnostic.error(Code.UNEXPECTED, "`foreach` has no parentheses", spans.of(wrong.token),
            "expected a name").help("Write `foreach node in nodes { … }`."))
        : Optional.empty();
  }

  private Optional<Diagnostic> pipe(Wrong wrong) {
    return wrong.isBehind(Set.of(UpgParser.STRING_END, UpgParser.RAW_END)) && !wrong.expects(UpgParser.PIPE)
        ? Optional.of(Diagnostic.error(Code.UNEXPECTED, "A pipe stands inside the text of the command",
            spans.of(wrong.token), "the command has ended before this")
            .help("Write it between the quotes: `remote node \"… | …\"`."))
        : Optional.empty();
  }

  /** {@code x += 1}, {@code x++}. */
  private Optional<Diagnostic> count(Wrong wrong) {
    boolean counts = wrong.isBehind(COUNTED) && spans.of(wrong.previous).end() == spans.of(wrong.token).start()
        && (wrong.token.getType() == UpgParser.ASSIGN || wrong.token.getType() == wrong.previous.getType());
    return counts && wrong.context.start.getType() != UpgParser.LET
        ? Optional.of(Diagnostic
            .error(Code.UNEXPECTED, "A value can't change", spans.of(wrong.previous, wrong.token),
                "there is no assignment")
            .help("Give the new value a name of its own: `let more = …`."))
        : Optional.empty();
  }

  private Optional<Diagnostic> untyped(Wrong wrong) {
    return wrong.context instanceof ParameterContext && wrong.expects(UpgParser.COLON)
        ? Optional.of(Diagnostic.error(Code.MISSING_CLAUSE, "A parameter needs a type", spans.after(wrong.previous),
            "expected `:` and a type").help("Write `" + spans.text(wrong.previous) + ": int`, or another type."))
        : Optional.empty();
  }

  private static boolean inside(Wrong wrong, Class<?> kind) {
    for (ParserRuleContext outer = wrong.context; outer != null; outer = outer.getParent()) {
      if (kind.isInstance(outer)) {
        return true;
      }
    }
    return false;
  }
}
