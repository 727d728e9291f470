package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Expression;
import dev.upg.tree.Foreach;

/** Told by the inventory: nodes that go down side by side are on one host, so whatever happens to the host happens to all. */
final class NodesShareHost extends Rule {
  NodesShareHost() {
    super(Code.NODES_SHARE_HOST, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.each(Foreach.class, this::loop);
  }

  private void loop(Foreach loop, Place at) {
    if (loop.batch().isEmpty() || loop.spreadBy().isPresent()
        || !(loop.items() instanceof Expression.NameUse use) || !Loops.disrupts(loop, at)) {
      return;
    }
    at.fleet().hostsOf(use.name()).ifPresent(hosts -> {
      var shared = hosts.stream().filter(host -> hosts.indexOf(host) != hosts.lastIndexOf(host)).distinct().toList();
      if (!shared.isEmpty()) {
        at.report(finding("Nodes of one batch may share a host", loop.items().span(),
            "several of them are on " + String.join(", ", shared))
            .help("Add `spread by " + loop.variable().text() + ".host`: no two of a batch are on the same one then."));
      }
    });
  }
}
