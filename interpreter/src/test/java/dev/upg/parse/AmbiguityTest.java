package dev.upg.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.grammar.UpgParser;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** No program of the repository can be read in two ways. */
final class AmbiguityTest {
  private static final Path ROOT = Path.of(System.getProperty("upg.root", ".."));

  @TestFactory
  Stream<DynamicTest> everyProgramOfTheRepositoryHasOneReading() {
    return programs().map(
        file -> DynamicTest.dynamicTest(file.getFileName().toString(),
            () -> assertEquals(List.of(), ambiguities(file))));
  }

  @Test
  void looksAtTheProgramsOfTheseTests() {
    assertTrue(programs().count() >= 15, "the folder of the samples wasn't found");
  }

  private static Stream<Path> programs() {
    return Stream.of(ParserTest.FOLDER.resolve("ok"), ROOT.resolve("playbooks"),
        ROOT.resolve("stdlib/src/main/resources/upg")).filter(Files::isDirectory)
        .flatMap(folder -> Golden.files(folder, ".upg").stream());
  }

  private static List<String> ambiguities(Path file) {
    var source = ParserTest.source(file);
    var spans = new Spans(source);
    var problems = new Problems();
    var tokens = Parser.tokens(spans, problems, new StringLexer(source.text()));
    var parser = new UpgParser(new CommonTokenStream(new ListTokenSource(tokens)));
    var found = new ArrayList<String>();
    parser.removeErrorListeners();
    parser.addErrorListener(new BaseErrorListener() {
      @Override
      public void reportAmbiguity(org.antlr.v4.runtime.Parser recognizer, DFA dfa, int start, int stop, boolean exact,
          BitSet alternatives, ATNConfigSet configurations) {
        var rule = UpgParser.ruleNames[recognizer.getATN().decisionToState.get(dfa.decision).ruleIndex];
        found.add(rule + " at " + spans.of(tokens.get(start), tokens.get(stop)) + ": " + alternatives);
      }
    });
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    parser.file();
    assertEquals(List.of(), problems.found().sorted());
    assertEquals(0, parser.getNumberOfSyntaxErrors());
    return found;
  }
}
