package dev.upg.tree;

import dev.upg.source.SourceFile;
import dev.upg.source.Span;
import dev.upg.tree.Expression.BinaryOperator;
import dev.upg.tree.Expression.UnaryOperator;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Programs as the grammar allows them, whether they make sense or not. Their places in a text are all the same. */
public final class RandomTrees {
  private static final Span NOWHERE = new Span(new SourceFile("none.upg", ""), 0, 0);
  /** No clause and no statement begins with these, so a line may. */
  private static final List<String> NAMES = List.of("a", "name_1", "节点", "grüße", "_x", "名前2", "𠮷", "x9");
  /** Words of the language that may be names, too. */
  private static final List<String> WORDS_AS_NAMES = List.of("native", "group", "node", "nodes", "enter", "leave",
      "until",
      "times", "every", "timeout", "repeating", "where", "order", "by", "batch", "spread", "stop", "after", "failures",
      "as", "env", "stdin", "on", "resume", "rerun", "skip", "ask", "accept");
  private static final List<String> RESERVED = List.of("playbook", "use", "fun", "probe", "remote", "let", "wait",
      "guard",
      "with", "if", "then", "else", "say", "return", "and", "not", "in", "true", "none");
  private static final List<String> TEXTS = List.of("a", "停止 节点", "a\nb", "\t", "\"", "\\", "$", "${", "{ }", "#", "'",
      "raw ", "𠮷", " ", "${raw x}", "\\n", "%s");

  private final Random random;

  public RandomTrees(Random random) {
    this.random = random;
  }

  public SourceUnit unit() {
    return random.nextInt(4) == 0 ? module() : playbook();
  }

  private SourceUnit module() {
    return new SourceUnit.Module(NOWHERE, name(), some(2, this::use),
        Stream.generate(this::declaration).filter(one -> !(one instanceof Declaration.Param)).limit(3).toList(), "");
  }

  private SourceUnit playbook() {
    return new SourceUnit.Playbook(NOWHERE, Optional.of(constant()), some(2, this::use), some(2, this::group),
        some(4, this::declaration), some(5, () -> statement(3)), "");
  }

  private SourceUnit.Use use() {
    if (random.nextBoolean()) {
      return new SourceUnit.Use(NOWHERE, Optional.empty(), name(), maybe(this::name));
    }
    var alias = name();
    return new SourceUnit.Use(NOWHERE, Optional.of("./" + one(NAMES) + ".upg"), alias, Optional.of(alias));
  }

  // ---- declarations

  private Declaration declaration() {
    return switch (random.nextInt(5)) {
      case 0 -> new Declaration.Param(NOWHERE, name(), type(2), maybe(() -> expression(2)), doc());
      case 1 -> new Declaration.RecordDeclaration(NOWHERE, name(), fields(), doc());
      case 2 -> new Declaration.Scope(NOWHERE, name(), parameters(), some(2, () -> statement(1)), block(2), block(2),
          doc());
      case 3 -> new Declaration.Function(NOWHERE, one(List.of(Declaration.Kind.values())), name(), List.of(),
          parameters(), maybe(() -> type(2)), Optional.empty(), Optional.of(block(3)), doc());
      default -> foreign();
    };
  }

  private Declaration foreign() {
    var kind = one(List.of(Declaration.Kind.values()));
    return new Declaration.Function(NOWHERE, kind, name(), some(2, this::name), parameters(), maybe(() -> type(2)),
        kind == Declaration.Kind.ACTION ? maybe(() -> one(List.of(OnResume.values()))) : Optional.empty(),
        Optional.empty(), doc());
  }

  private Declaration.Group group() {
    long min = random.nextInt(5);
    return new Declaration.Group(NOWHERE, name(), min, maybe(() -> min + random.nextInt(3)),
        some(2, () -> parameter(word())), doc());
  }

  private List<Parameter> parameters() {
    return some(3, () -> parameter(name()));
  }

  private List<Parameter> fields() {
    return Stream.generate(() -> parameter(word())).limit(1 + random.nextInt(3)).toList();
  }

  private Parameter parameter(Name name) {
    return new Parameter(NOWHERE, name, type(2), maybe(() -> expression(1)));
  }

  private String doc() {
    return random.nextInt(3) == 0 ? "What it is.\n\nMore: `x`." : "";
  }

  // ---- types

  private TypeName type(int depth) {
    return switch (random.nextInt(depth > 0 ? 5 : 2)) {
      case 0 -> named(0);
      case 1 -> new TypeName.Literals(NOWHERE, Stream.generate(() -> one(TEXTS)).limit(1 + random.nextInt(3)).toList());
      case 2 -> named(depth);
      case 3 -> new TypeName.OptionalOf(NOWHERE, random.nextBoolean() ? nodeWith() : type(depth - 1));
      default -> new TypeName.FunctionOf(NOWHERE, some(2, () -> type(depth - 1)), type(depth - 1));
    };
  }

  private TypeName named(int depth) {
    return new TypeName.Named(NOWHERE, maybe(this::name), name(),
        depth > 0 ? some(2, () -> type(depth - 1)) : List.of());
  }

  private TypeName nodeWith() {
    return new TypeName.NodeWith(NOWHERE, List.of(new Parameter(NOWHERE, word(), named(0), Optional.empty())));
  }

  // ---- statements

  private Block block(int depth) {
    return new Block(NOWHERE, some(2, () -> statement(depth - 1)));
  }

  private Statement statement(int depth) {
    return switch (random.nextInt(depth > 0 ? 16 : 8)) {
      case 0 -> new Statement.Let(NOWHERE, name(), expression(3));
      case 1, 2 -> new Statement.Evaluate(NOWHERE, done());
      case 3 -> new Statement.Require(NOWHERE, expression(3), maybe(() -> expression(1)));
      case 4 -> new Statement.Fail(NOWHERE, expression(1));
      case 5 -> random.nextBoolean()
          ? new Statement.Confirm(NOWHERE, expression(1))
          : new Statement.Pause(NOWHERE, expression(1));
      case 6 -> new Statement.Say(NOWHERE, expression(2));
      case 7 -> new Statement.Return(NOWHERE, maybe(() -> expression(2)));
      case 8 -> new Statement.Ensure(NOWHERE, expression(2), maybe(() -> expression(1)), block(depth));
      case 9 -> new Statement.Guard(NOWHERE, expression(2), Optional.of(expression(1)), maybe(() -> expression(1)),
          block(depth));
      case 10 -> new Statement.With(NOWHERE,
          Stream.generate(() -> expression(2)).limit(1 + random.nextInt(2)).toList(), block(depth));
      case 11 -> new Statement.Step(NOWHERE, expression(1), block(depth));
      case 12 -> attempt(depth);
      case 13 -> new Statement.If(NOWHERE, expression(2), block(depth), maybe(() -> block(depth)));
      case 14 -> new Foreach(NOWHERE, name(), expression(2), maybe(() -> expression(2)), maybe(() -> expression(1)),
          maybe(this::batch), maybe(() -> expression(1)), maybe(() -> expression(1)), block(depth));
      default -> new WaitUntil(NOWHERE, expression(2), maybe(this::count), maybe(() -> expression(1)),
          maybe(() -> expression(1)), maybe(() -> new WaitUntil.Repeating(maybe(() -> expression(1)), block(depth))),
          maybe(() -> block(depth)));
    };
  }

  private Statement attempt(int depth) {
    var rescue = maybe(() -> new Statement.Rescue(name(), block(depth)));
    return new Statement.Try(NOWHERE, block(depth), rescue,
        rescue.isEmpty() ? Optional.of(block(depth)) : maybe(() -> block(depth)));
  }

  private Foreach.Batch batch() {
    return new Foreach.Batch(NOWHERE, Stream.generate(
        () -> random.nextBoolean() ? count() : new Expression.PercentLiteral(NOWHERE, BigDecimal.valueOf(25)))
        .limit(1 + random.nextInt(3)).toList());
  }

  private Expression count() {
    return new Expression.IntLiteral(NOWHERE, 1 + random.nextInt(9));
  }

  // ---- expressions

  /** What does something, so that it may stand on a line of its own; its line begins with none of the clauses' words. */
  private Expression done() {
    Expression callee = new Expression.NameUse(NOWHERE, one(NAMES));
    for (int i = random.nextInt(3); i > 0; i--) {
      callee = new Expression.Member(NOWHERE, callee, word());
    }
    return random.nextBoolean() ? command(2) : new Expression.Call(NOWHERE, callee, some(3, () -> argument(2)));
  }

  private Expression expression(int depth) {
    return switch (random.nextInt(depth > 0 ? 20 : 9)) {
      case 0 -> new Expression.IntLiteral(NOWHERE, random.nextInt(1000));
      case 1 -> new Expression.FloatLiteral(NOWHERE, random.nextInt(1000) / 8.0);
      case 2 -> new Expression.DurationLiteral(NOWHERE, Duration.ofMillis(random.nextInt(100_000)));
      case 3 -> new Expression.SizeLiteral(NOWHERE, random.nextInt(100_000));
      case 4 -> new Expression.PercentLiteral(NOWHERE, BigDecimal.valueOf(random.nextInt(1000), 1));
      case 5 -> random.nextBoolean()
          ? new Expression.BoolLiteral(NOWHERE, random.nextBoolean())
          : new Expression.NoneLiteral(NOWHERE);
      case 6 -> constant();
      case 7, 8 -> new Expression.NameUse(NOWHERE, name().text());
      case 9 -> new Expression.Member(NOWHERE, expression(depth - 1), word());
      case 10 -> new Expression.Call(NOWHERE, random.nextBoolean()
          ? new Expression.NameUse(NOWHERE, name().text())
          : new Expression.Member(NOWHERE, expression(depth - 1), word()), some(3, () -> argument(depth - 1)));
      case 11 -> new Expression.Index(NOWHERE, expression(depth - 1), expression(depth - 1));
      case 12 -> new Expression.Unary(NOWHERE, one(List.of(UnaryOperator.values())), expression(depth - 1));
      case 13, 14 -> new Expression.Binary(NOWHERE, one(List.of(BinaryOperator.values())), expression(depth - 1),
          expression(depth - 1));
      case 15 -> new Expression.Conditional(NOWHERE, expression(depth - 1), expression(depth - 1),
          expression(depth - 1));
      case 16 -> random.nextBoolean()
          ? new Expression.ListLiteral(NOWHERE, some(3, () -> expression(depth - 1)))
          : new Expression.MapLiteral(NOWHERE,
              some(3, () -> new MapEntry(NOWHERE, constant(), expression(depth - 1))));
      case 17 -> new Expression.Lambda(NOWHERE, some(3, this::name), expression(depth - 1));
      case 18 -> command(depth - 1);
      default -> template(depth - 1);
    };
  }

  private Argument argument(int depth) {
    return new Argument(NOWHERE, maybe(this::word), expression(depth));
  }

  private Expression command(int depth) {
    boolean changes = random.nextBoolean();
    return new Expression.RemoteCommand(NOWHERE, changes, expression(depth), maybe(() -> expression(depth)),
        maybe(() -> expression(depth)), maybe(() -> expression(depth)), maybe(() -> expression(depth)),
        maybe(() -> expression(depth)), maybe(() -> expression(depth)),
        changes ? maybe(() -> one(List.of(OnResume.values()))) : Optional.empty(), template(depth));
  }

  private Expression.Template constant() {
    return new Expression.Template(NOWHERE, some(1, () -> new TemplatePart.Text(NOWHERE, one(TEXTS))));
  }

  private Expression.Template template(int depth) {
    var parts = new ArrayList<TemplatePart>();
    for (int i = random.nextInt(4); i > 0; i--) {
      boolean textBefore = !parts.isEmpty() && parts.getLast() instanceof TemplatePart.Text;
      parts.add(textBefore || random.nextBoolean()
          ? new TemplatePart.Hole(NOWHERE, expression(Math.max(0, depth)), random.nextInt(4) == 0)
          : new TemplatePart.Text(NOWHERE, one(TEXTS)));
    }
    return new Expression.Template(NOWHERE, parts);
  }

  // ---- names and choices

  private Name name() {
    return new Name(NOWHERE, one(random.nextInt(3) == 0 ? WORDS_AS_NAMES : NAMES));
  }

  private Name word() {
    return random.nextInt(3) == 0 ? new Name(NOWHERE, one(RESERVED)) : name();
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextInt(3) == 0 ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> List<T> some(int most, Supplier<T> value) {
    return Stream.generate(value).limit(random.nextInt(most + 1)).toList();
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
