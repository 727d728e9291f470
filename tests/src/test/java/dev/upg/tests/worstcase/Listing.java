package dev.upg.tests.worstcase;

import dev.upg.check.CheckedProgram;
import dev.upg.tree.Block;
import dev.upg.tree.Foreach;
import dev.upg.tree.Statement;
import dev.upg.tree.WaitUntil;
import dev.upg.worstcase.WorstCase;

import java.util.List;
import java.util.stream.Stream;

/** The worst case of each statement of a playbook, of its functions, and of the whole. */
final class Listing {
  private final WorstCase worst;
  private final StringBuilder text = new StringBuilder();

  private Listing(WorstCase worst) {
    this.worst = worst;
  }

  static String of(CheckedProgram program, WorstCase worst) {
    var listing = new Listing(worst);
    program.module().functions().values().forEach(function -> listing.line(function.declaration().span().line(), 0,
        function.declaration().span().text(), worst.of(function).sentence()));
    listing.statements(program.unit().statements(), 0);
    return listing.text.append("\nThe whole: ").append(worst.whole().sentence()).append(".\n").toString();
  }

  private void statements(List<Statement> statements, int depth) {
    for (var statement : statements) {
      line(statement.span().line(), depth, statement.span().text(),
          worst.of(statement).map(time -> time.sentence()).orElse("never met"));
      children(statement).forEach(block -> statements(block.statements(), depth + 1));
    }
  }

  private void line(int line, int depth, String source, String told) {
    var first = source.lines().findFirst().orElse("").strip();
    text.append("%3d  %s%s%n       %s→ %s%n".formatted(line, "  ".repeat(depth),
        first.length() > 80 ? first.substring(0, 79) + "…" : first, "  ".repeat(depth), told));
  }

  private static Stream<Block> children(Statement statement) {
    return switch (statement) {
      case Foreach loop -> Stream.of(loop.body());
      case WaitUntil wait ->
        Stream.concat(wait.repeating().map(WaitUntil.Repeating::body).stream(), wait.otherwise().stream());
      case Statement.Ensure ensure -> Stream.of(ensure.body());
      case Statement.Guard guard -> Stream.of(guard.body());
      case Statement.With with -> Stream.of(with.body());
      case Statement.Step step -> Stream.of(step.body());
      case Statement.Try attempt -> Stream.of(Stream.of(attempt.body()),
          attempt.rescue().map(Statement.Rescue::body).stream(), attempt.always().stream()).flatMap(part -> part);
      case Statement.If branch -> Stream.concat(Stream.of(branch.then()), branch.otherwise().stream());
      case Statement.Let ignored -> Stream.empty();
      case Statement.Evaluate ignored -> Stream.empty();
      case Statement.Require ignored -> Stream.empty();
      case Statement.Fail ignored -> Stream.empty();
      case Statement.Confirm ignored -> Stream.empty();
      case Statement.Pause ignored -> Stream.empty();
      case Statement.Say ignored -> Stream.empty();
      case Statement.Return ignored -> Stream.empty();
    };
  }
}
