package dev.upg.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a run would do.
 *
 * @param items in the order of the run
 */
public record Plan(List<PlanItem> items) {
  public Plan {
    items = List.copyOf(items);
  }

  /**
   * What two plans of the same run have in common: which nodes in which order, what is set and put back, each change that is
   * certain. What is as of now is left out: by the time of the run it may be another.
   */
  public List<String> outline() {
    return all().flatMap(item -> switch (item) {
      case PlanItem.Change change when change.since().isEmpty() -> Stream.of(change.node() + ": " + change.text()
          + change.stdin().map(input -> " < " + input).orElse(""));
      case PlanItem.Block block when block.kind() == PlanItem.Block.Kind.LOOP -> Stream.of(block.title() + ": "
          + block.facts().get("nodes"));
      case PlanItem.Block block when block.kind() == PlanItem.Block.Kind.NODE -> Stream.of("node " + block.title());
      case PlanItem.Block block when block.kind() == PlanItem.Block.Kind.SCOPE -> Stream.of("with " + block.title());
      case PlanItem.Remark remark when remark.kind() == PlanItem.Remark.Kind.VERSION && remark.since().isEmpty() ->
        Stream.of("version of " + remark.text());
      default -> Stream.<String>of();
    }).toList();
  }

  /** All items, each before those inside of it. */
  public Stream<PlanItem> all() {
    return all(items);
  }

  private static Stream<PlanItem> all(List<PlanItem> items) {
    return items.stream().flatMap(item -> Stream.concat(Stream.of(item), switch (item) {
      case PlanItem.Block block -> all(block.items());
      case PlanItem.Wait wait -> all(wait.nudges());
      case PlanItem.Change change -> Stream.<PlanItem>of();
      case PlanItem.Remark remark -> Stream.<PlanItem>of();
    }));
  }
}
