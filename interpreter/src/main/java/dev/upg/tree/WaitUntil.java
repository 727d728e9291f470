package dev.upg.tree;

import dev.upg.source.Span;

import java.util.Optional;

/**
 * {@code wait until C [N times] [every D] timeout D [repeating [every D] { … }] [else { … }]}.
 *
 * @param times how many polls in a row must find C true; 1 when not given
 * @param timeout absent only in a program with errors: the checker asks for it
 */
public record WaitUntil(Span span, Expression condition, Optional<Expression> times, Optional<Expression> every,
    Optional<Expression> timeout, Optional<Repeating> repeating, Optional<Block> otherwise) implements Statement {

  /** The nudge, issued at once and then on its own interval. */
  public record Repeating(Optional<Expression> every, Block body) {}
}
