package dev.upg.tree;

import dev.upg.source.Span;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Trees without the places they came from, so that two of them can be compared. */
public final class Unplaced {
  private Unplaced() {}

  /** A tree as lists: each record with its parts, without the spans. */
  public static Object of(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.map(Unplaced::of);
      case List<?> list -> list.stream().map(Unplaced::of).toList();
      case Record node -> Arrays.stream(node.getClass().getRecordComponents())
          .filter(component -> component.getType() != Span.class).map(component -> {
            try {
              return of(component.getAccessor().invoke(node));
            } catch (ReflectiveOperationException e) {
              throw new IllegalStateException(e);
            }
          }).toList().toString() + node.getClass().getSimpleName();
      case Object other -> other.toString();
    };
  }
}
