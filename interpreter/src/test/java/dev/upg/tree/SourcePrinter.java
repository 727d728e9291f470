package dev.upg.tree;

import dev.upg.tree.Expression.Binary;
import dev.upg.tree.Expression.BinaryOperator;
import dev.upg.tree.Expression.UnaryOperator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A tree as a program: one statement a line, no indentation, parentheses only where the tree needs them. */
public final class SourcePrinter {
  /** The levels of the grammar, the loosest first. */
  private enum Level {
    EXPRESSION, OPERATION, DISJUNCTION, CONJUNCTION, NEGATION, COMPARISON, SUM, PRODUCT, SIGNED, POSTFIX;

    Level tighter() {
      return values()[ordinal() + 1];
    }
  }

  private SourcePrinter() {}

  public static String print(SourceUnit unit) {
    return switch (unit) {
      case SourceUnit.Playbook playbook -> lines(List.of("playbook " + template(playbook.title().orElseThrow()),
          each(playbook.uses(), "\n", SourcePrinter::use),
          playbook.groups().isEmpty()
              ? ""
              : "inventory {\n" + each(playbook.groups(), "\n", SourcePrinter::declaration) + "\n}",
          each(playbook.declarations(), "\n", SourcePrinter::declaration),
          each(playbook.statements(), "\n", SourcePrinter::statement)));
      case SourceUnit.Module module -> lines(List.of("module " + module.name().text(),
          each(module.uses(), "\n", SourcePrinter::use),
          each(module.declarations(), "\n", SourcePrinter::declaration)));
    };
  }

  private static String lines(List<String> parts) {
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n")) + "\n";
  }

  private static <T> String each(List<T> items, String between, Function<T, String> printed) {
    return items.stream().map(printed).collect(Collectors.joining(between));
  }

  private static <T> String maybe(Optional<T> item, Function<T, String> printed) {
    return item.map(printed).orElse("");
  }

  private static String use(SourceUnit.Use use) {
    var alias = maybe(use.alias(), name -> " as " + name.text());
    return "use " + use.path().map(SourcePrinter::quoted).orElse(use.name().text()) + alias;
  }

  // ---- declarations

  private static String declaration(Declaration declaration) {
    var doc = declaration.doc().isEmpty()
        ? ""
        : declaration.doc().lines().map(line -> "## " + line + "\n").collect(Collectors.joining());
    return doc + switch (declaration) {
      case Declaration.Param param -> "param " + param.name().text() + ": " + type(param.type())
          + maybe(param.defaultValue(), value -> " = " + expression(value));
      case Declaration.RecordDeclaration record ->
        "record " + record.name().text() + " { " + each(record.fields(), "; ", SourcePrinter::parameter) + " }";
      case Declaration.Function function -> function(function);
      case Declaration.Scope scope -> "scope " + scope.name().text() + parameters(scope.parameters()) + " {\n"
          + each(scope.before(), "", statement -> statement(statement) + "\n") + "enter " + block(scope.enter())
          + "\nleave " + block(scope.leave()) + "\n}";
      case Declaration.Group group -> "group " + group.name().text() + " { nodes " + group.min() + ".."
          + maybe(group.max(), String::valueOf) + each(group.variables(), "", field -> "; " + parameter(field))
          + " }";
    };
  }

  private static String function(Declaration.Function function) {
    var variables = function.typeVariables().isEmpty()
        ? ""
        : "<" + each(function.typeVariables(), ", ", Name::text) + ">";
    return (function.isNative() ? "native " : "") + function.kind().word() + " " + function.name().text() + variables
        + parameters(function.parameters()) + maybe(function.result(), type -> " -> " + type(type))
        + maybe(function.onResume(), SourcePrinter::onResume) + maybe(function.body(), body -> " " + block(body));
  }

  private static String onResume(OnResume choice) {
    return " on resume " + choice.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String parameters(List<Parameter> parameters) {
    return "(" + each(parameters, ", ", SourcePrinter::parameter) + ")";
  }

  private static String parameter(Parameter parameter) {
    return parameter.name().text() + ": " + type(parameter.type())
        + maybe(parameter.defaultValue(), value -> " = " + expression(value));
  }

  // ---- types

  private static String type(TypeName type) {
    return switch (type) {
      case TypeName.Named named -> maybe(named.module(), module -> module.text() + ".") + named.name().text()
          + (named.arguments().isEmpty() ? "" : "<" + each(named.arguments(), ", ", SourcePrinter::type) + ">");
      case TypeName.OptionalOf(var span, var item) when item instanceof TypeName.Named
          || item instanceof TypeName.NodeWith ->
        type(item) + "?";
      case TypeName.OptionalOf optional -> "(" + type(optional.item()) + ")?";
      case TypeName.Literals literals -> each(literals.values(), " | ", SourcePrinter::quoted);
      case TypeName.NodeWith node -> "node { " + each(node.variables(), "; ", SourcePrinter::parameter) + " }";
      case TypeName.FunctionOf function ->
        "(" + each(function.parameters(), ", ", SourcePrinter::type) + ") -> " + type(function.result());
    };
  }

  // ---- statements

  private static String block(Block block) {
    return "{\n" + each(block.statements(), "", statement -> statement(statement) + "\n") + "}";
  }

  private static String statement(Statement statement) {
    return switch (statement) {
      case Statement.Let let -> "let " + let.name().text() + " = " + expression(let.value());
      case Statement.Evaluate evaluate -> at(Level.OPERATION, evaluate.expression());
      case Statement.Require require ->
        "require " + expression(require.condition()) + maybe(require.message(), text -> " else " + expression(text));
      case Statement.Ensure ensure -> "ensure " + expression(ensure.condition())
          + maybe(ensure.timeout(), limit -> " timeout " + expression(limit)) + " " + block(ensure.body());
      case Statement.Guard guard -> "guard " + expression(guard.condition())
          + maybe(guard.every(), every -> " every " + expression(every))
          + maybe(guard.message(), text -> " else " + expression(text)) + " " + block(guard.body());
      case Statement.With with ->
        "with " + each(with.scopes(), ", ", SourcePrinter::expression) + " " + block(with.body());
      case Statement.Step step -> "step " + expression(step.title()) + " " + block(step.body());
      case Statement.Try attempt -> "try " + block(attempt.body())
          + maybe(attempt.rescue(), rescue -> " rescue " + rescue.error().text() + " " + block(rescue.body()))
          + maybe(attempt.always(), always -> " always " + block(always));
      case Statement.If choice -> "if " + expression(choice.condition()) + " " + block(choice.then())
          + maybe(choice.otherwise(), otherwise -> " else " + block(otherwise));
      case Statement.Fail fail -> "fail " + expression(fail.message());
      case Statement.Confirm confirm -> "confirm " + expression(confirm.message());
      case Statement.Pause pause -> "pause " + expression(pause.duration());
      case Statement.Say say -> "say " + expression(say.message());
      case Statement.Return result -> "return" + maybe(result.value(), value -> " " + expression(value));
      case Foreach loop -> "foreach " + loop.variable().text() + " in " + expression(loop.items())
          + maybe(loop.where(), condition -> " where " + expression(condition))
          + maybe(loop.orderBy(), key -> " order by " + expression(key))
          + maybe(loop.batch(), SourcePrinter::batch)
          + maybe(loop.spreadBy(), key -> " spread by " + expression(key))
          + maybe(loop.stopAfter(), count -> " stop after " + expression(count) + " failures") + " "
          + block(loop.body());
      case WaitUntil wait -> "wait until " + expression(wait.condition())
          + maybe(wait.times(), count -> " " + expression(count) + " times")
          + maybe(wait.every(), every -> " every " + expression(every))
          + maybe(wait.timeout(), limit -> " timeout " + expression(limit))
          + maybe(wait.repeating(), nudge -> " repeating" + maybe(nudge.every(), every -> " every " + expression(every))
              + " " + block(nudge.body()))
          + maybe(wait.otherwise(), otherwise -> " else " + block(otherwise));
    };
  }

  private static String batch(Foreach.Batch batch) {
    var sizes = batch.sizes();
    return " batch " + (sizes.size() == 1
        ? expression(sizes.getFirst())
        : "[" + each(sizes, ", ", SourcePrinter::expression) + "]");
  }

  // ---- expressions

  private static String expression(Expression expression) {
    return at(Level.EXPRESSION, expression);
  }

  private static String at(Level wanted, Expression expression) {
    var text = plain(expression);
    return level(expression).compareTo(wanted) < 0 ? "(" + text + ")" : text;
  }

  private static Level level(Expression expression) {
    return switch (expression) {
      case Expression.Lambda lambda -> Level.EXPRESSION;
      case Expression.Conditional conditional -> Level.EXPRESSION;
      case Binary binary -> level(binary.operator());
      case Expression.Unary unary -> unary.operator() == UnaryOperator.NOT ? Level.NEGATION : Level.SIGNED;
      case Expression other -> Level.POSTFIX;
    };
  }

  private static Level level(BinaryOperator operator) {
    return switch (operator) {
      case OR_ELSE -> Level.OPERATION;
      case OR -> Level.DISJUNCTION;
      case AND -> Level.CONJUNCTION;
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN, NOT_IN, MATCHES -> Level.COMPARISON;
      case ADD, SUBTRACT -> Level.SUM;
      case MULTIPLY, DIVIDE -> Level.PRODUCT;
    };
  }

  private static String plain(Expression expression) {
    return switch (expression) {
      case Expression.BoolLiteral literal -> String.valueOf(literal.value());
      case Expression.IntLiteral literal -> String.valueOf(literal.value());
      case Expression.FloatLiteral literal -> fractional(BigDecimal.valueOf(literal.value()));
      case Expression.DurationLiteral literal -> literal.value().toMillis() + "ms";
      case Expression.SizeLiteral literal -> literal.bytes() + "B";
      case Expression.PercentLiteral literal -> literal.value().toPlainString() + "%";
      case Expression.NoneLiteral none -> "none";
      case Expression.Template template -> template(template);
      case Expression.NameUse use -> use.name();
      case Expression.Member member -> at(Level.POSTFIX, member.target()) + "." + member.name().text();
      case Expression.Call call ->
        at(Level.POSTFIX, call.callee()) + "(" + each(call.arguments(), ", ", SourcePrinter::argument) + ")";
      case Expression.Index index -> at(Level.POSTFIX, index.target()) + "[" + expression(index.index()) + "]";
      case Expression.Unary unary -> unary.operator() == UnaryOperator.NOT
          ? "not " + at(Level.NEGATION, unary.operand())
          : "-" + at(Level.SIGNED, unary.operand());
      case Binary binary -> binary(binary);
      case Expression.Conditional conditional -> "if " + expression(conditional.condition()) + " then "
          + expression(conditional.then()) + " else " + expression(conditional.otherwise());
      case Expression.ListLiteral list -> "[" + each(list.items(), ", ", SourcePrinter::expression) + "]";
      case Expression.MapLiteral map -> "{" + each(map.entries(), ", ",
          entry -> plain(entry.key()) + ": " + expression(entry.value())) + "}";
      case Expression.Lambda lambda -> (lambda.parameters().size() == 1
          ? lambda.parameters().getFirst().text()
          : "(" + each(lambda.parameters(), ", ", Name::text) + ")") + " -> " + expression(lambda.body());
      case Expression.RemoteCommand command -> command(command);
    };
  }

  private static String binary(Binary binary) {
    var level = level(binary.operator());
    boolean chains = level != Level.COMPARISON;
    return at(chains ? level : level.tighter(), binary.left()) + " " + binary.operator().symbol() + " "
        + at(level.tighter(), binary.right());
  }

  private static String command(Expression.RemoteCommand command) {
    return (command.changes() ? "remote " : "probe ") + at(Level.POSTFIX, command.node())
        + clause("as", command.user()) + clause("in", command.directory()) + clause("env", command.environment())
        + clause("stdin", command.stdin()) + clause("timeout", command.timeout()) + clause("accept", command.accept())
        + maybe(command.onResume(), SourcePrinter::onResume) + " " + template(command.command());
  }

  private static String clause(String word, Optional<Expression> value) {
    return maybe(value, expression -> " " + word + " " + at(Level.POSTFIX, expression));
  }

  private static String argument(Argument argument) {
    return maybe(argument.name(), name -> name.text() + ": ") + expression(argument.value());
  }

  private static String fractional(BigDecimal value) {
    return value.scale() < 1 ? value.toBigInteger() + ".0" : value.toPlainString();
  }

  private static String template(Expression.Template template) {
    return "\"" + each(template.parts(), "", part -> switch (part) {
      case TemplatePart.Text text -> escaped(text.text());
      case TemplatePart.Hole hole -> (hole.raw() ? "${raw " : "${") + expression(hole.expression()) + "}";
    }) + "\"";
  }

  private static String quoted(String text) {
    return "\"" + escaped(text) + "\"";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$").replace("\n", "\\n").replace("\t",
        "\\t");
  }
}
