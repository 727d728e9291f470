package dev.upg.parse;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.grammar.UpgParser;
import dev.upg.grammar.UpgParser.*;
import dev.upg.source.Span;
import dev.upg.tree.Argument;
import dev.upg.tree.Expression;
import dev.upg.tree.Expression.Binary;
import dev.upg.tree.Expression.BinaryOperator;
import dev.upg.tree.Expression.Unary;
import dev.upg.tree.Expression.UnaryOperator;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Operators, conditions, lambdas and what follows a value: {@code .name}, calls, indexes. */
final class ExpressionBuilder extends Family<Expression> {
  ExpressionBuilder(Building building) {
    super(building);
  }

  /** Goes through the levels of precedence that aren't used without a call for each: most values pass ten of them. */
  @Override
  public Expression visit(ParseTree tree) {
    var inner = tree;
    while (inner.getChildCount() == 1 && inner instanceof ParserRuleContext && !(inner instanceof PrimaryContext)) {
      inner = inner.getChild(0);
    }
    return inner instanceof PrimaryContext ? building.primaries().visit(inner) : inner.accept(this);
  }

  @Override
  public Expression visitNameLambda(NameLambdaContext context) {
    return new Expression.Lambda(span(context), List.of(name(context.name)), visit(context.body));
  }

  @Override
  public Expression visitNamesLambda(NamesLambdaContext context) {
    return new Expression.Lambda(span(context), context.identifier().stream().map(this::name).toList(),
        visit(context.body));
  }

  @Override
  public Expression visitConditional(ConditionalContext context) {
    return new Expression.Conditional(span(context), visit(context.condition), visit(context.positive),
        visit(context.negative));
  }

  @Override
  public Expression visitOperation(OperationContext context) {
    return chain(context.disjunction(), i -> BinaryOperator.OR_ELSE);
  }

  @Override
  public Expression visitDisjunction(DisjunctionContext context) {
    return chain(context.conjunction(), i -> BinaryOperator.OR);
  }

  @Override
  public Expression visitConjunction(ConjunctionContext context) {
    return chain(context.negation(), i -> BinaryOperator.AND);
  }

  @Override
  public Expression visitNotNegation(NotNegationContext context) {
    return new Unary(span(context), UnaryOperator.NOT, visit(context.negation()));
  }

  @Override
  public Expression visitComparison(ComparisonContext context) {
    if (context.comparisonOperator().size() > 1) {
      building.report(Diagnostic
          .error(Code.MISPLACED, "Comparisons can't be chained", span(context.comparisonOperator(1)),
              "the second comparison")
          .related(span(context.comparisonOperator(0)), "the first one")
          .help("Write two comparisons with `and` between them, such as `1 < n and n < 5`."));
    }
    return chain(context.sum(), i -> operator(context.comparisonOperator(i)));
  }

  @Override
  public Expression visitSum(SumContext context) {
    return chain(context.product(), i -> operator(context.sign.get(i)));
  }

  @Override
  public Expression visitProduct(ProductContext context) {
    return chain(context.signed(), i -> operator(context.sign.get(i)));
  }

  @Override
  public Expression visitMinusSigned(MinusSignedContext context) {
    return new Unary(span(context), UnaryOperator.NEGATE, visit(context.signed()));
  }

  @Override
  public Expression visitPostfix(PostfixContext context) {
    var target = visit(context.primary());
    for (var suffix : context.suffix()) {
      target = new Suffixes(target, building.spans().of(context.start, suffix.stop)).visit(suffix);
    }
    return target;
  }

  private Expression chain(List<? extends ParserRuleContext> operands, IntFunction<BinaryOperator> operator) {
    var left = visit(operands.getFirst());
    for (int i = 1; i < operands.size(); i++) {
      var span = building.spans().of(operands.getFirst().start, operands.get(i).stop);
      left = new Binary(span, operator.apply(i - 1), left, visit(operands.get(i)));
    }
    return left;
  }

  private static BinaryOperator operator(ComparisonOperatorContext context) {
    return context instanceof PlainOperatorContext plain ? operator(plain.sign) : BinaryOperator.NOT_IN;
  }

  private static BinaryOperator operator(Token sign) {
    return switch (sign.getType()) {
      case UpgParser.EQUAL -> BinaryOperator.EQUAL;
      case UpgParser.NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
      case UpgParser.LESS -> BinaryOperator.LESS;
      case UpgParser.LESS_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
      case UpgParser.GREATER -> BinaryOperator.GREATER;
      case UpgParser.GREATER_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
      case UpgParser.MATCHES -> BinaryOperator.MATCHES;
      case UpgParser.IN -> BinaryOperator.IN;
      case UpgParser.PLUS -> BinaryOperator.ADD;
      case UpgParser.MINUS -> BinaryOperator.SUBTRACT;
      case UpgParser.STAR -> BinaryOperator.MULTIPLY;
      case UpgParser.SLASH -> BinaryOperator.DIVIDE;
      default -> throw new IllegalStateException("not an operator: " + sign);
    };
  }

  /** What follows a value, applied to it. */
  private final class Suffixes extends Family<Expression> {
    private final Expression target;
    private final Span whole;

    Suffixes(Expression target, Span whole) {
      super(ExpressionBuilder.this.building);
      this.target = target;
      this.whole = whole;
    }

    @Override
    public Expression visitMemberSuffix(MemberSuffixContext context) {
      return new Expression.Member(whole, target, name(context.name));
    }

    @Override
    public Expression visitCallSuffix(CallSuffixContext context) {
      return new Expression.Call(whole, target, context.argument().stream().map(this::argument).toList());
    }

    @Override
    public Expression visitIndexSuffix(IndexSuffixContext context) {
      return new Expression.Index(whole, target, building.expression(context.index));
    }

    private Argument argument(ArgumentContext context) {
      return new Argument(span(context), Optional.ofNullable(context.name).map(this::name),
          building.expression(context.value));
    }
  }
}
