package dev.upg.parse;

import dev.upg.diagnostic.Diagnostics;
import dev.upg.grammar.UpgParser;
import dev.upg.source.SourceFile;
import dev.upg.tree.SourceUnit;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

import java.util.List;
import java.util.Optional;

/**
 * Text to tree: tokens, brackets in pairs, newlines that count, the grammar, the records. Has no state; threads may share
 * nothing but what ANTLR shares safely.
 */
public final class Parser {
  private Parser() {}

  /**
   * Reads a playbook or a module.
   *
   * @param diagnostics gets everything that is wrong with the form of the text, all of it in one go
   * @return the tree; empty exactly when an error was reported
   */
  public static Optional<SourceUnit> parse(SourceFile file, Diagnostics diagnostics) {
    return read(file, diagnostics).map(Reading::unit);
  }

  /**
   * Reads a playbook or a module as it is written: for what works on the text and keeps its comments.
   *
   * @param diagnostics gets what {@link #parse} would tell
   * @return empty exactly when an error was reported
   */
  public static Optional<Syntax.File> syntax(SourceFile file, Diagnostics diagnostics) {
    return read(file, diagnostics)
        .map(reading -> new SyntaxBuilder(reading.spans).file(reading.context, reading.tokens));
  }

  private record Reading(Spans spans, List<Token> tokens, UpgParser.FileContext context, SourceUnit unit) {}

  private static Optional<Reading> read(SourceFile file, Diagnostics diagnostics) {
    var spans = new Spans(file);
    var problems = new Problems();
    var tokens = tokens(spans, problems);
    Optional<Reading> reading = Optional.empty();
    if (!OtherFiles.isOne(tokens, spans, problems) && Nesting.isBounded(tokens, spans, problems)) {
      var building = new Building(spans, problems, new DocComments(tokens, spans));
      reading = tree(tokens, spans, problems).flatMap(context -> new FileBuilder(building).build(context)
          .map(unit -> new Reading(spans, tokens, context, unit)));
    }
    problems.found().sorted().forEach(diagnostics::add);
    return problems.found().hasErrors() ? Optional.empty() : reading;
  }

  /** The tokens as the grammar gets them. */
  static List<Token> tokens(Spans spans, Problems problems) {
    var tokens = Brackets.repair(new Scanner(spans, problems).scan(), spans, problems);
    Newlines.hide(tokens);
    return tokens;
  }

  /** The fast way first, which nearly every program without errors passes; then the thorough one. */
  private static Optional<UpgParser.FileContext> tree(List<Token> tokens, Spans spans, Problems problems) {
    var stream = new CommonTokenStream(new ListTokenSource(tokens));
    var parser = new UpgParser(stream);
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return Optional.of(parser.file());
    } catch (ParseCancellationException notSimple) {
      stream.seek(0);
      parser.reset();
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
      parser.setErrorHandler(new Recovery(tokens, new SyntaxErrors(spans, problems)));
      return thorough(parser);
    }
  }

  private static Optional<UpgParser.FileContext> thorough(UpgParser parser) {
    try {
      return Optional.of(parser.file());
    } catch (RecognitionException noWayOn) {
      // Told when it was met. No rule around that place could take up again, so the rest of the file isn't read.
      return Optional.empty();
    }
  }
}
