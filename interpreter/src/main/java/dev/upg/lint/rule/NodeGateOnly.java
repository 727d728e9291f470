package dev.upg.lint.rule;

import dev.upg.check.CheckedModule;
import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Foreach;

import java.util.Optional;

/** A loop that asks only the node, where the library knows how to ask the cluster. */
final class NodeGateOnly extends Rule {
  NodeGateOnly() {
    super(Code.NODE_GATE_ONLY, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.each(Foreach.class, this::loop);
  }

  private void loop(Foreach loop, Place at) {
    LoopRounds.of(loop, at).filter(paths -> paths.clashes().isEmpty() && !paths.nodeClashes().isEmpty())
        .ifPresent(paths -> clusterGate(at).ifPresent(wider -> paths.nodeClashes().values().stream().distinct()
            .forEach(down -> at.report(
                finding("Only the node is asked before the next one goes down, not the cluster", down.span(),
                    "a node that answers may still lack its data")
                    .related(loop.variable().span(), "each of these, one after the other")
                    .help("Wait for the cluster too: `" + wider + "` says whether it is whole.")))));
  }

  private static Optional<String> clusterGate(Place at) {
    for (CheckedModule module : at.module().uses().values()) {
      for (var function : module.functions().values()) {
        if (at.functions().marks(function).get("gate").filter(mark -> mark.rest().isEmpty()).isPresent()) {
          return Optional.of(function.qualifiedName());
        }
      }
    }
    return Optional.empty();
  }
}
