package dev.upg.eval;

import dev.upg.diagnostic.Code;
import dev.upg.tree.Foreach;
import dev.upg.value.Value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A loop's items, a batch at a time. With {@code spread by}, a batch takes the items in their order and leaves out each
 * whose key is in it already: that one is first in line for the next batch.
 */
final class Batches {
  private record Item(Value value, Optional<Value> key) {}

  private final Foreach loop;
  private final Frame frame;
  private final Evaluator evaluator;
  private final int total;
  private final List<Item> waiting = new ArrayList<>();
  private int count;

  Batches(Foreach loop, List<Value> items, Frame frame, Evaluator evaluator) {
    this.loop = loop;
    this.frame = frame;
    this.evaluator = evaluator;
    this.total = items.size();
    for (var item : items) {
      waiting.add(
          new Item(item, loop.spreadBy().map(key -> evaluator.evaluate(key, Loops.bind(loop, item, frame)))));
    }
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** The size of the largest one that is left, which are gone through. */
  int most() {
    int most = 0;
    while (!isEmpty()) {
      most = Math.max(most, next().size());
    }
    return most;
  }

  /** So many of those that are left, in their order. */
  List<Value> waiting(int most) {
    return waiting.stream().limit(most).map(Item::value).toList();
  }

  List<Value> next() {
    int size = size();
    var batch = new ArrayList<Value>();
    var keys = new HashSet<Value>();
    for (var each = waiting.iterator(); batch.size() < size && each.hasNext();) {
      var item = each.next();
      if (item.key().isEmpty() || keys.add(item.key().get())) {
        batch.add(item.value());
        each.remove();
      }
    }
    return batch;
  }

  /** The sizes one after the other, the last one again; a share is of all items, at least one. */
  private int size() {
    if (loop.batch().isEmpty()) {
      return 1;
    }
    var sizes = loop.batch().get().sizes();
    var size = sizes.get(Math.min(count++, sizes.size() - 1));
    var evaluated = evaluator.evaluate(size, frame);
    long wanted = switch (evaluated) {
      case Value.Int(var number) -> number;
      case Value.Percent(var share) when share.signum() < 0 -> -1;
      case Value.Percent(var share) -> Math.max(1, share.multiply(BigDecimal.valueOf(total)).movePointLeft(2)
          .setScale(0, RoundingMode.DOWN).longValue());
      case Value other -> throw new IllegalStateException("batch of " + other);
    };
    if (wanted < 1) {
      throw Failure.of(Code.BAD_VALUE, "A batch has at least one node", size.span(), "this is " + evaluated.show());
    }
    return (int) Math.min(wanted, total);
  }
}
