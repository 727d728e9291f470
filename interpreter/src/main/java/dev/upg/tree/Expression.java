package dev.upg.tree;

import dev.upg.source.Span;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What has a value. */
public sealed interface Expression extends Node {
  record BoolLiteral(Span span, boolean value) implements Expression {}

  record IntLiteral(Span span, long value) implements Expression {}

  record FloatLiteral(Span span, double value) implements Expression {}

  /** {@code 500ms}, {@code 1h30m}. */
  record DurationLiteral(Span span, Duration value) implements Expression {}

  /** {@code 512MiB}, in bytes. */
  record SizeLiteral(Span span, long bytes) implements Expression {}

  /** {@code 25%}: 25, not 0.25. */
  record PercentLiteral(Span span, BigDecimal value) implements Expression {}

  record NoneLiteral(Span span) implements Expression {}

  /** A string: one or more parts, or none for {@code ""}. */
  record Template(Span span, List<TemplatePart> parts) implements Expression {
    public Template {
      parts = List.copyOf(parts);
    }

    /** The text, when nothing is interpolated. */
    public Optional<String> constant() {
      var text = new StringBuilder();
      for (var part : parts) {
        if (!(part instanceof TemplatePart.Text(var span, var piece))) {
          return Optional.empty();
        }
        text.append(piece);
      }
      return Optional.of(text.toString());
    }
  }

  record NameUse(Span span, String name) implements Expression {}

  /** {@code target.name}: a field, a variable of a node, or something of a module. */
  record Member(Span span, Expression target, Name name) implements Expression {}

  /** {@code f(a, b: c)}, {@code x.f(a)}, {@code module.f(a)}, {@code Record(field: value)}; the callee is a NameUse or a Member. */
  record Call(Span span, Expression callee, List<Argument> arguments) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code list[0]}, {@code map["key"]}. */
  record Index(Span span, Expression target, Expression index) implements Expression {}

  record Unary(Span span, UnaryOperator operator, Expression operand) implements Expression {}

  record Binary(Span span, BinaryOperator operator, Expression left, Expression right) implements Expression {}

  /** {@code if c then a else b}. */
  record Conditional(Span span, Expression condition, Expression then, Expression otherwise) implements Expression {}

  record ListLiteral(Span span, List<Expression> items) implements Expression {
    public ListLiteral {
      items = List.copyOf(items);
    }
  }

  record MapLiteral(Span span, List<MapEntry> entries) implements Expression {
    public MapLiteral {
      entries = List.copyOf(entries);
    }
  }

  /** {@code n -> n.alive}, {@code (a, b) -> a + b}. */
  record Lambda(Span span, List<Name> parameters, Expression body) implements Expression {
    public Lambda {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * {@code remote NODE … "cmd"} or {@code probe NODE … "cmd"}.
   *
   * @param changes true for {@code remote}, false for {@code probe}
   * @param onResume only a {@code remote} has it
   */
  record RemoteCommand(Span span, boolean changes, Expression node, Optional<Expression> user,
      Optional<Expression> directory, Optional<Expression> environment, Optional<Expression> stdin,
      Optional<Expression> timeout, Optional<Expression> accept, Optional<OnResume> onResume,
      Template command) implements Expression {}

  enum UnaryOperator {
    NOT("not"), NEGATE("-");

    private final String symbol;

    UnaryOperator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  enum BinaryOperator {
    ADD("+"), SUBTRACT("-"), MULTIPLY("*"), DIVIDE("/"), EQUAL("=="), NOT_EQUAL("!="), LESS("<"), LESS_OR_EQUAL(
        "<="), GREATER(">"), GREATER_OR_EQUAL(
            ">="), AND("and"), OR("or"), IN("in"), NOT_IN("not in"), MATCHES("matches"), OR_ELSE("??");

    private final String symbol;

    BinaryOperator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }
}
