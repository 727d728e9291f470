package dev.upg.practice.dolphindb.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who leads the group {@code DFSMaster}. A controller that is alone needs no election. */
final class Raft {
  /** A follower waits for 8 to 16 s at {@code raftElectionTick=800}. */
  private static final Duration ELECTION = Duration.ofSeconds(12);

  private final List<Member> controllers;
  private Optional<Member> leader;
  private Optional<Instant> vacantSince = Optional.empty();
  private int elections;

  Raft(List<Member> controllers, Optional<Member> leader) {
    this.controllers = controllers;
    this.leader = leader;
  }

  void step(Instant now) {
    if (leader.isPresent() && (!leader.get().isUp() || !hasMajority())) {
      resign(now);
    }
    if (leader.isEmpty() && hasMajority() && isAlone()) {
      leader = Optional.of(controllers.getFirst());
    }
    if (leader.isEmpty() && hasMajority() && !vacantSince.orElse(now).plus(ELECTION).isAfter(now)) {
      leader = controllers.stream().filter(Member::isUp).findFirst();
      vacantSince = Optional.empty();
      elections++;
    }
    if (leader.isEmpty() && !hasMajority()) {
      vacantSince = Optional.of(now);
    }
  }

  void resign(Instant now) {
    leader = Optional.empty();
    vacantSince = Optional.of(now);
  }

  private boolean isAlone() {
    return controllers.size() == 1;
  }

  private boolean hasMajority() {
    return controllers.stream().filter(Member::isUp).count() * 2 > controllers.size();
  }

  Optional<Member> leader() {
    return leader;
  }

  int elections() {
    return elections;
  }
}
