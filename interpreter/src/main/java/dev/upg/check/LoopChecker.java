package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.tree.Expression;
import dev.upg.tree.Foreach;
import dev.upg.type.Type;
import dev.upg.type.Type.Simple;
import dev.upg.type.Types;

/** Checks {@code foreach} and its clauses. */
final class LoopChecker {
  private LoopChecker() {}

  static void check(Foreach loop, Context context) {
    var type = ExpressionChecker.type(loop.items(), context);
    Type item = switch (type) {
      case Type.ListOf(var inner) -> inner;
      case Type other -> {
        if (Types.isOpen(other)) {
          yield other;
        }
        context.report(TypeErrors.wrongType(loop.items(), new Type.ListOf(Simple.UNKNOWN), other,
            "what `foreach` goes through"));
        yield Simple.UNKNOWN;
      }
    };
    StatementChecker.notDeclared(loop.variable(), context);
    var inner = context.inner();
    inner.variables().declare(loop.variable().text(), item, loop.variable().span());
    context.module().declared(loop.variable().span(), item);
    loop.where().ifPresent(where -> {
      StatementChecker.condition(where, "the condition of `where`", inner);
      inner.variables().narrow(Narrowing.of(where, inner).whenTrue());
    });
    loop.orderBy().ifPresent(key -> orderBy(key, inner));
    loop.batch().ifPresent(batch -> batch(batch, context));
    loop.spreadBy().ifPresent(key -> spreadBy(key, loop, inner));
    loop.stopAfter().ifPresent(count -> stopAfter(count, loop, item, context));
    StatementChecker.statements(loop.body().statements(), inner.inner());
  }

  private static void orderBy(Expression key, Context inner) {
    var type = ExpressionChecker.type(key, inner.condition("`order by`", key.span()));
    if (!Types.isOrdered(type)) {
      inner.report(Diagnostic.error(Code.BAD_OPERANDS, TypeErrors.capitalA(type) + " has no order", key.span(),
          "a number, text, version, duration or size is wanted"));
    }
  }

  private static void batch(Foreach.Batch batch, Context context) {
    if (batch.sizes().isEmpty()) {
      context.report(Diagnostic.error(Code.BAD_BATCH, "There is no size in this list of batches", batch.span(),
          "one size or more is wanted").help("Write `batch 2` or `batch [1, 25%]`."));
    }
    batch.sizes().forEach(size -> batchSize(size, context));
  }

  private static void spreadBy(Expression key, Foreach loop, Context inner) {
    // Without a `batch` the whole clause is wrong: what it does isn't told as well.
    var place = loop.batch().isEmpty() ? inner : inner.condition("`spread by`", key.span());
    var type = ExpressionChecker.type(key, place);
    if (type instanceof Type.FunctionOf || type == Simple.NOTHING || type == Simple.SECRET) {
      inner.report(Diagnostic.error(Code.BAD_OPERANDS, TypeErrors.capitalA(type) + " can't be compared", key.span(),
          "what the items of a batch must not share is wanted").help("Name it, as in `spread by node.zone`."));
    }
    if (loop.batch().isEmpty()) {
      inner.report(Diagnostic
          .error(Code.BAD_BATCH, "`spread by` needs a `batch`", key.span(), "this loop goes one at a time anyway")
          .help("Say how many at a time: `batch 3 spread by …`."));
    }
  }

  private static void stopAfter(Expression count, Foreach loop, Type item, Context context) {
    ExpressionChecker.look(count, Simple.INT, "how many failures are too many", context);
    if (count instanceof Expression.IntLiteral(var span, var number) && number < 1) {
      context.report(Diagnostic.error(Code.BAD_FAILURE_LIMIT, "A loop stops after one failure at the earliest", span,
          "1 or more"));
    }
    if (!(item instanceof Type.NodeWith) && !Types.isOpen(item)) {
      context.report(Diagnostic.error(Code.BAD_FAILURE_LIMIT, "Only nodes may fail while a loop goes on",
          loop.items().span(), "the items are " + TypeErrors.a(new Type.ListOf(item)))
          .related(count.span(), "counts the nodes that failed")
          .help("Leave out `stop after`, or use `try { … } rescue error { … }` in the loop."));
    }
  }

  private static void batchSize(Expression size, Context context) {
    var type = ExpressionChecker.type(size, context.condition("the size of a batch", size.span()));
    if (type != Simple.INT && type != Simple.PERCENT && !Types.isOpen(type)) {
      context.report(Diagnostic.error(Code.BAD_BATCH, "A batch is a number of nodes or a share of them", size.span(),
          "this is " + TypeErrors.a(type)).help("Write `batch 2` or `batch 25%`."));
    }
    boolean zero = size instanceof Expression.IntLiteral(var span, var value) && value < 1
        || size instanceof Expression.Unary
        || size instanceof Expression.PercentLiteral(var s, var share)
            && (share.signum() <= 0 || share.compareTo(java.math.BigDecimal.valueOf(100)) > 0);
    if (zero) {
      context.report(Diagnostic.error(Code.BAD_BATCH, "A batch has at least one node and at most all", size.span(),
          "1 or more, or above 0% and up to 100%"));
    }
  }
}
