package dev.upg.practice.cluster;

import dev.upg.practice.PracticeFault;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The faults that one practice cluster was asked for, and which of them have struck. Not thread-safe. */
public final class ActiveFaults<F extends Enum<F> & FaultKind> {
  private final Map<F, String> active;
  private final Set<F> struck;

  private ActiveFaults(Class<F> kinds) {
    active = new EnumMap<>(kinds);
    struck = EnumSet.noneOf(kinds);
  }

  /**
   * Looks at faults as given on the command line, {@code name} or {@code name=argument}.
   *
   * @param cluster for messages: {@code the practice Pegasus cluster}
   * @param takes what each takes in this cluster; may refuse one that has no meaning for it
   * @throws IllegalArgumentException for an unknown fault or argument; the message is for the user
   */
  public static <F extends Enum<F> & FaultKind> ActiveFaults<F> parse(String cluster, Class<F> kinds,
      List<String> given, Function<F, FaultArgument> takes) {
    var all = new ActiveFaults<>(kinds);
    for (var text : given) {
      var words = text.split("=", 2);
      var fault = Arrays.stream(kinds.getEnumConstants()).filter(kind -> kind.told().name().equals(words[0]))
          .findFirst().orElseThrow(() -> new IllegalArgumentException("There is no fault `" + words[0] + "`; " + cluster
              + " has: " + told(kinds).stream().map(PracticeFault::name).collect(Collectors.joining(", "))));
      var argument = takes.apply(fault);
      if (words.length > 1) {
        argument.check(words[0], words[1]);
      }
      all.active.put(fault, words.length > 1 ? words[1] : argument.usual());
    }
    return all;
  }

  /** All that there are, for the help. */
  public static <F extends Enum<F> & FaultKind> List<PracticeFault> told(Class<F> kinds) {
    return Arrays.stream(kinds.getEnumConstants()).map(FaultKind::told).toList();
  }

  public boolean has(F fault) {
    return active.containsKey(fault);
  }

  /** Of a fault that was asked for; empty text where it takes none. */
  public Optional<String> argument(F fault) {
    return Optional.ofNullable(active.get(fault));
  }

  /** Whether the fault was asked for with this node, partition or whatever it takes. */
  public boolean concerns(F fault, String name) {
    return name.equals(active.get(fault));
  }

  /** Notes that the fault strikes when it does. */
  public boolean strikes(F fault, boolean now) {
    if (now) {
      struck.add(fault);
    }
    return now;
  }

  public boolean hasStruck(F fault) {
    return struck.contains(fault);
  }

  /** A line for each fault that was asked for and hasn't struck, with why. */
  public List<String> idle() {
    return active.entrySet().stream()
        .filter(entry -> !struck.contains(entry.getKey()) && !entry.getKey().occasion().isEmpty())
        .map(entry -> "the fault `" + entry.getKey().told().name()
            + (entry.getValue().isEmpty() ? "" : "=" + entry.getValue()) + "` didn't strike: "
            + entry.getKey().occasion())
        .toList();
  }
}
