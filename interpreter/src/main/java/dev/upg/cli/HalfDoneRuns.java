package dev.upg.cli;

import dev.upg.bind.Bound;
import dev.upg.journal.RunRecord;
import dev.upg.value.Value;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The runs of this folder that left nodes half done: the lock that they left on those may be gone, what they left isn't. */
final class HalfDoneRuns {
  private static final String NODE = "node ";

  private final Environment environment;
  private final Set<Path> inventories;
  private final Map<String, String> identity;
  private final Set<String> names = new TreeSet<>();
  private final Set<String> addresses = new TreeSet<>();

  /** @param bound what is to be run now */
  HalfDoneRuns(Environment environment, List<Path> inventories, Bound bound) {
    this.environment = environment;
    this.inventories = new HashSet<>(inventories.stream().map(this::whole).toList());
    this.identity = RunIdentity.of(bound);
    bound.groups().values().forEach(nodes -> nodes.forEach(this::add));
  }

  private void add(Value.NodeRef node) {
    names.add(node.name());
    // This machine: only the inventory tells one cluster on it from another.
    if (!node.address().local()) {
      addresses.add(address(identity.get(NODE + node.name())));
    }
  }

  /** Those that can be gone on with and have nodes in common with this one, the latest first. */
  List<RunRecord> find() throws IOException {
    return new EarlierRuns(environment).unfinished().stream().map(EarlierRuns.Found::record).flatMap(Optional::stream)
        .filter(record -> record.isHalfDone() && !record.opened().facts().containsKey("practice")
            && !TakenOver.isSaid(record.folder()) && hasCommonNodes(record.opened().identity(),
                record.opened().facts()))
        .toList();
  }

  /** The same address, or the same name in the same inventory: there an address may have been changed since. */
  private boolean hasCommonNodes(Map<String, String> before, Map<String, String> facts) {
    boolean sameInventory = facts.entrySet().stream().filter(fact -> fact.getKey().startsWith("inventory "))
        .anyMatch(fact -> inventories.contains(whole(Path.of(fact.getValue()))));
    return before.entrySet().stream().filter(entry -> entry.getKey().startsWith(NODE))
        .anyMatch(entry -> addresses.contains(address(entry.getValue()))
            || sameInventory && names.contains(entry.getKey().substring(NODE.length())));
  }

  /** As {@link RunIdentity} writes a node: its variables stand behind that. */
  private static String address(String shown) {
    return shown.substring(0, shown.indexOf(" {"));
  }

  private Path whole(Path file) {
    return environment.resolve(file).toAbsolutePath().normalize();
  }
}
