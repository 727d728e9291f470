package dev.upg.worstcase;

import dev.upg.value.Value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** How many batches a loop can have. */
final class Batches {
  private Batches() {}

  /** @param sizes the sizes one after the other, the last one again; a share is of all items */
  static Count count(Count items, List<Evaluated> sizes) {
    var known = new ArrayList<Value>();
    sizes.forEach(size -> {
      if (size.value() instanceof AbstractValue.Known one) {
        one.only().ifPresent(known::add);
      }
    });
    return switch (items) {
      case Count.AtMost(var most) when known.size() == sizes.size() -> new Count.AtMost(count(most, known));
      // A batch has one item at least.
      case Count.AtMost all -> all;
      case Count.Named(var text) -> new Count.Named("the batches of " + text);
    };
  }

  /** Of shares, fewer items can make more batches: 25% of 8 are 4 batches of 2, of 7 they are 7 of 1. */
  private static long count(long most, List<Value> sizes) {
    long largest = 0;
    boolean shares = sizes.stream().anyMatch(Value.Percent.class::isInstance);
    for (long items = shares ? 0 : most; items <= most; items++) {
      long batches = 0;
      for (long next = 0; next < items; batches++) {
        next += size(sizes.get((int) Math.min(batches, sizes.size() - 1)), items);
      }
      largest = Math.max(largest, batches);
    }
    return largest;
  }

  private static long size(Value size, long items) {
    return Math.max(1, switch (size) {
      case Value.Int(var count) -> count;
      case Value.Percent(var share) -> share.multiply(BigDecimal.valueOf(items)).movePointLeft(2)
          .setScale(0, RoundingMode.DOWN).longValue();
      case Value other -> throw new IllegalStateException("batch of " + other);
    });
  }
}
