package dev.upg.eval;

import dev.upg.diagnostic.Label;
import dev.upg.source.Span;
import dev.upg.value.Value;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tries a statement again by itself, so many times on each node; then the person decides, or the run stops. */
public final class Retrying implements Counsel {
  private final int most;
  private final Optional<Counsel> person;
  private final Map<Where, Integer> tried = new HashMap<>();

  private record Where(Optional<Span> failed, Optional<String> node) {}

  /** @param person empty when nobody can be asked */
  public Retrying(int most, Optional<Counsel> person) {
    this.most = most;
    this.person = person;
  }

  @Override
  public Optional<Decision> beforehand(Matter matter) {
    int count = tried.merge(new Where(matter.failure().at().map(Label::span), matter.node().map(Value.NodeRef::name)),
        1, Integer::sum);
    if (count > most) {
      return person.isPresent() ? Optional.empty() : Optional.of(Decision.STOP);
    }
    return Optional.of(new Decision(Choice.RETRY, count + " of " + most + " by --on-failure"));
  }

  @Override
  public Decision decide(Matter matter) throws InterruptedException {
    return person.orElseThrow().decide(matter);
  }
}
