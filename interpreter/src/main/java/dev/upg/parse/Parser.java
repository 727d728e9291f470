package dev.upg.parse;

import dev.upg.diagnostic.Diagnostics;
import dev.upg.grammar.UpgParser;
import dev.upg.grammar.UpgParser.BlockContext;
import dev.upg.grammar.UpgParser.FileContext;
import dev.upg.source.SourceFile;
import dev.upg.source.Span;
import dev.upg.tree.SourceUnit;
import dev.upg.tree.Statement;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Text to tree: tokens, brackets in pairs, newlines that count, the grammar, the records. Has no state; threads may share
 * nothing but what ANTLR shares safely.
 */
public final class Parser {
  private final Spans spans;
  private final Problems problems = new Problems();
  private final List<Token> tokens;

  private Parser(SourceFile file, StringLexer lexer) {
    this.spans = new Spans(file);
    this.tokens = tokens(spans, problems, lexer);
  }

  /**
   * Reads a playbook or a module.
   *
   * @param diagnostics gets everything that is wrong with the form of the text, all of it in one go
   * @return the tree; empty exactly when an error was reported
   */
  public static Optional<SourceUnit> parse(SourceFile file, Diagnostics diagnostics) {
    var parser = new Parser(file, new StringLexer(file.text()));
    return parser.told(parser.file(false).map(Whole::unit), diagnostics);
  }

  /**
   * Reads a playbook or a module as it is written: for what works on the text and keeps its comments.
   *
   * @param diagnostics gets what {@link #parse} would tell
   * @return empty exactly when an error was reported
   */
  public static Optional<Syntax.File> syntax(SourceFile file, Diagnostics diagnostics) {
    var parser = new Parser(file, new StringLexer(file.text()));
    return parser.told(parser.file(false), diagnostics)
        .map(whole -> new SyntaxBuilder(parser.spans).file(whole.context, parser.tokens));
  }

  /**
   * Reads a module that is known to be right. What is in its functions is read when somebody asks for it; a mistake there is
   * thrown then.
   *
   * @param diagnostics gets what is wrong elsewhere
   */
  public static Optional<SourceUnit> outline(SourceFile file, Diagnostics diagnostics) {
    var text = file.text();
    var parser = new Parser(file, new StringLexer(text, 0, text.length(), FunctionBodies.in(text)));
    return parser.told(parser.file(true).map(Whole::unit), diagnostics);
  }

  /** The statements of one block of a file. */
  static List<Statement> statements(Span block) {
    var parser = new Parser(block.file(), new StringLexer(block.file().text(), block.start(), block.end(), List.of()));
    var diagnostics = new Diagnostics();
    return parser.told(parser.tree(UpgParser::block).map(parser::statements), diagnostics)
        .orElseThrow(() -> new IllegalStateException(block + ": " + diagnostics.sorted()));
  }

  private List<Statement> statements(BlockContext context) {
    return building(false).statements(context.statement());
  }

  private record Whole(FileContext context, SourceUnit unit) {}

  private Optional<Whole> file(boolean isOutline) {
    return OtherFiles.isOne(tokens, spans, problems) || !Nesting.isBounded(tokens, spans, problems)
        ? Optional.empty()
        : tree(UpgParser::file).flatMap(context -> new FileBuilder(building(isOutline)).build(context)
            .map(unit -> new Whole(context, unit)));
  }

  private Building building(boolean isOutline) {
    return new Building(spans, problems, new DocComments(tokens, spans), isOutline);
  }

  private <T> Optional<T> told(Optional<T> result, Diagnostics diagnostics) {
    problems.found().sorted().forEach(diagnostics::add);
    return problems.found().hasErrors() ? Optional.empty() : result;
  }

  /** The tokens as the grammar gets them. */
  static List<Token> tokens(Spans spans, Problems problems, StringLexer lexer) {
    var tokens = Brackets.repair(new Scanner(spans, problems, lexer).scan(), spans, problems);
    Newlines.hide(tokens);
    return tokens;
  }

  /** The fast way first, which nearly every program without errors passes; then the thorough one. */
  private <C extends ParserRuleContext> Optional<C> tree(Function<UpgParser, C> rule) {
    var parser = parser(new VisibleTokens(tokens), PredictionMode.SLL, new BailErrorStrategy());
    try {
      return Optional.of(rule.apply(parser));
    } catch (ParseCancellationException notSimple) {
      return thorough(parser(new CommonTokenStream(new ListTokenSource(tokens)), PredictionMode.LL,
          new Recovery(tokens, new SyntaxErrors(spans, problems))), rule);
    }
  }

  private static UpgParser parser(TokenStream stream, PredictionMode mode, ANTLRErrorStrategy onError) {
    var parser = new UpgParser(stream);
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(mode);
    parser.setErrorHandler(onError);
    return parser;
  }

  private static <C extends ParserRuleContext> Optional<C> thorough(UpgParser parser, Function<UpgParser, C> rule) {
    try {
      return Optional.of(rule.apply(parser));
    } catch (RecognitionException noWayOn) {
      // Told when it was met. No rule around that place could take up again, so the rest of the file isn't read.
      return Optional.empty();
    }
  }
}
