package dev.upg.tree;

import dev.upg.source.Span;

import java.util.List;
import java.util.Optional;

/**
 * {@code foreach node in LIST [where C] [order by e] [batch e] [spread by e] [stop after N failures] { … }}.
 *
 * @param spreadBy no two items of a batch have an equal one
 * @param stopAfter how many nodes may have failed in the whole run before nothing new starts; 1 when not given
 */
public record Foreach(Span span, Name variable, Expression items, Optional<Expression> where,
    Optional<Expression> orderBy, Optional<Batch> batch, Optional<Expression> spreadBy,
    Optional<Expression> stopAfter, Block body) implements Statement {

  /** {@code batch 3}, {@code batch 25%}, {@code batch [1, 10%, 50%]}: the sizes one after the other, the last one again. */
  public record Batch(Span span, List<Expression> sizes) implements Node {
    public Batch {
      sizes = List.copyOf(sizes);
    }
  }
}
