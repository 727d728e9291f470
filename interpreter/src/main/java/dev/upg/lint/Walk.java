package dev.upg.lint;

import dev.upg.tree.Expression;
import dev.upg.tree.Node;

import java.util.function.Consumer;

/** Goes through a file once and shows each node to those that asked for it. */
final class Walk {
  private final Listeners listeners;
  private final Place place;
  private final Consumer<Node> visit = this::node;

  Walk(Listeners listeners, Place place) {
    this.listeners = listeners;
    this.place = place;
  }

  void file() {
    listeners.files().forEach(listener -> listener.accept(place));
    node(place.module().unit());
  }

  private void node(Node node) {
    for (var listener : listeners.of(node.getClass())) {
      listener.accept(node, place);
    }
    if (node instanceof Expression.RemoteCommand command && !listeners.commands().isEmpty()) {
      var text = place.functions().text(command);
      listeners.commands().forEach(listener -> listener.accept(text, place));
    }
    place.enter(node);
    Children.each(node, visit);
    place.leave();
  }
}
