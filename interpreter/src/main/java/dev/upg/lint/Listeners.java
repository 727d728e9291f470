package dev.upg.lint;

import dev.upg.lint.command.CommandText;
import dev.upg.tree.Node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Who wants to see which nodes. */
public final class Listeners {
  private final Map<Class<?>, List<BiConsumer<Node, Place>>> byKind = new HashMap<>();
  private final List<BiConsumer<CommandText, Place>> commands = new ArrayList<>();
  private final List<Consumer<Place>> files = new ArrayList<>();

  /** Each node of this very class. */
  @SuppressWarnings("unchecked")
  public <N extends Node> void each(Class<N> kind, BiConsumer<N, Place> listener) {
    byKind.computeIfAbsent(kind, any -> new ArrayList<>()).add((BiConsumer<Node, Place>) listener);
  }

  /** Each command, its text read as a shell reads it. */
  public void command(BiConsumer<CommandText, Place> listener) {
    commands.add(listener);
  }

  /** The file as a whole, once. */
  public void file(Consumer<Place> listener) {
    files.add(listener);
  }

  List<BiConsumer<Node, Place>> of(Class<?> kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  List<BiConsumer<CommandText, Place>> commands() {
    return commands;
  }

  List<Consumer<Place>> files() {
    return files;
  }
}
