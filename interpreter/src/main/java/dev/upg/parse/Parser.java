package dev.upg.parse;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.grammar.UpgParser;
import dev.upg.source.SourceFile;
import dev.upg.tree.SourceUnit;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

import java.util.List;
import java.util.Optional;

/** Text to tree. */
public final class Parser {
  private Parser() {}

  /**
   * Reads a playbook or a module.
   *
   * @param diagnostics gets everything that is wrong with the form of the text, all of it in one go
   * @return the tree; empty exactly when an error was reported
   */
  public static Optional<SourceUnit> parse(SourceFile file, Diagnostics diagnostics) {
    var found = new Diagnostics();
    var spans = new Spans(file);
    var tokens = new Scanner(spans, found).scan();
    Newlines.hide(tokens);
    var tree = tree(tokens, spans, found);
    Optional<SourceUnit> unit = found.hasErrors()
        ? Optional.empty()
        : new FileBuilder(new Building(spans, found, new DocComments(tokens, spans))).build(tree);
    found.sorted().forEach(diagnostics::add);
    return found.hasErrors() ? Optional.empty() : unit;
  }

  private static UpgParser.FileContext tree(List<Token> tokens, Spans spans, Diagnostics found) {
    var stream = new CommonTokenStream(new ListTokenSource(tokens));
    var parser = new UpgParser(stream);
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return parser.file();
    } catch (ParseCancellationException failed) {
      stream.seek(0);
      parser.reset();
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
      parser.setErrorHandler(new DefaultErrorStrategy());
      parser.addErrorListener(new BaseErrorListener() {
        @Override
        public void syntaxError(Recognizer<?, ?> recognizer, Object symbol, int line, int column, String message,
            RecognitionException cause) {
          found.add(Diagnostic.error(Code.UNEXPECTED, message, spans.of((Token) symbol), "here"));
        }
      });
      return parser.file();
    }
  }
}
