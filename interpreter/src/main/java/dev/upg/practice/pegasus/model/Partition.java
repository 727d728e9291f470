package dev.upg.practice.pegasus.model;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A partition as the meta leader's table holds it, with the proposals that wait for the leader's tick. */
public final class Partition {
  /** A replica that the primary teaches; it becomes a secondary when it has caught up. */
  record Learner(Address node, Instant done) {}

  /** When a server lost its replica. */
  public record Drop(Address node, Instant at) {}

  private final Gpid id;
  private final Deque<Action> queue = new ArrayDeque<>();
  private final List<Drop> drops = new ArrayList<>();
  private final List<Address> secondaries;
  private Address primary;
  private long ballot;
  private Learner learner;

  /** @param primary may be null: none */
  public Partition(Gpid id, long ballot, Address primary, List<Address> secondaries) {
    this.id = id;
    this.ballot = ballot;
    this.primary = primary;
    this.secondaries = new ArrayList<>(secondaries);
  }

  public Gpid id() {
    return id;
  }

  public long ballot() {
    return ballot;
  }

  public Optional<Address> primary() {
    return Optional.ofNullable(primary);
  }

  public List<Address> secondaries() {
    return List.copyOf(secondaries);
  }

  /** Primary and secondaries. */
  public int replicas() {
    return (primary == null ? 0 : 1) + secondaries.size();
  }

  public boolean isPrimary(Address node) {
    return node.equals(primary);
  }

  public boolean isSecondary(Address node) {
    return secondaries.contains(node);
  }

  public boolean has(Address node) {
    return isPrimary(node) || isSecondary(node);
  }

  Deque<Action> queue() {
    return queue;
  }

  Optional<Learner> learner() {
    return Optional.ofNullable(learner);
  }

  /** Those that lost theirs and have none again, the latest last. */
  public List<Drop> dropped() {
    return List.copyOf(drops);
  }

  Optional<Drop> lastDrop() {
    return drops.isEmpty() ? Optional.empty() : Optional.of(drops.getLast());
  }

  void learn(Address node, Instant done) {
    learner = new Learner(node, done);
  }

  void forgetLearner() {
    learner = null;
  }

  void dropPrimary(Instant now) {
    drops.add(new Drop(primary, now));
    primary = null;
    ballot++;
  }

  void demotePrimary() {
    secondaries.add(primary);
    primary = null;
    ballot++;
  }

  void promote(Address node) {
    secondaries.remove(node);
    drops.removeIf(drop -> drop.node().equals(node));
    primary = node;
    ballot++;
  }

  void addSecondary(Address node) {
    secondaries.add(node);
    drops.removeIf(drop -> drop.node().equals(node));
    ballot++;
  }

  void dropSecondary(Address node, Instant now) {
    secondaries.remove(node);
    drops.add(new Drop(node, now));
    ballot++;
  }
}
