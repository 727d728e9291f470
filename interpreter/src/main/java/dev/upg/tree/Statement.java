package dev.upg.tree;

import dev.upg.source.Span;

import java.util.List;
import java.util.Optional;

/** What is done. */
public sealed interface Statement extends Node permits Statement.Let, Statement.Evaluate, Statement.Require,
    Statement.Ensure, Statement.Guard, Statement.With, Statement.Step, Statement.Try, Statement.If, Statement.Fail,
    Statement.Confirm,
    Statement.Pause, Statement.Say, Statement.Return, Foreach, WaitUntil {
  /** {@code let x = e}. */
  record Let(Span span, Name name, Expression value) implements Statement {}

  /** A call or a remote command on a line of its own. */
  record Evaluate(Span span, Expression expression) implements Statement {}

  /** {@code require C [else "why"]}. */
  record Require(Span span, Expression condition, Optional<Expression> message) implements Statement {}

  /** {@code ensure C [timeout D] { … }}. */
  record Ensure(Span span, Expression condition, Optional<Expression> timeout, Block body) implements Statement {}

  /**
   * {@code guard C every D [else "why"] { … }}.
   *
   * @param every absent only in a program with errors
   */
  record Guard(Span span, Expression condition, Optional<Expression> every, Optional<Expression> message, Block body)
      implements
        Statement {}

  /** {@code with SCOPE, SCOPE { … }}. */
  record With(Span span, List<Expression> scopes, Block body) implements Statement {
    public With {
      scopes = List.copyOf(scopes);
    }
  }

  /** {@code step "title" { … }}. */
  record Step(Span span, Expression title, Block body) implements Statement {}

  /** {@code try { … } rescue e { … } always { … }}: at least one of the two follows. */
  record Try(Span span, Block body, Optional<Rescue> rescue, Optional<Block> always) implements Statement {}

  /** The {@code rescue} of a {@code try}; the name is bound to the failure's message. */
  record Rescue(Name error, Block body) {}

  /** {@code if C { … } else { … }}; {@code else if} is an else block of one If. */
  record If(Span span, Expression condition, Block then, Optional<Block> otherwise) implements Statement {}

  record Fail(Span span, Expression message) implements Statement {}

  record Confirm(Span span, Expression message) implements Statement {}

  record Pause(Span span, Expression duration) implements Statement {}

  record Say(Span span, Expression message) implements Statement {}

  record Return(Span span, Optional<Expression> value) implements Statement {}
}
