package dev.upg.practice.cluster;

import dev.upg.diagnostic.Spelling;

import java.util.List;

/**
 * What a fault takes after its name.
 *
 * @param usual what stands for it where nothing is given
 * @param wanted in a message: {@code a node: meta-1, meta-2}
 * @param known all that it can be
 */
public record FaultArgument(String usual, String wanted, List<String> known) {
  public static final FaultArgument NOTHING = new FaultArgument("", "nothing after its name", List.of());

  public FaultArgument {
    known = List.copyOf(known);
  }

  /** @param what before the names, in a message */
  public static FaultArgument of(String what, String usual, List<String> known) {
    return new FaultArgument(usual, what + String.join(", ", known), known);
  }

  void check(String fault, String given) {
    if (!known.contains(given)) {
      // A number is wrong, not misspelt.
      var near = given.chars().anyMatch(Character::isLetter)
          ? Spelling.nearest(given, known).map(name -> "; did you mean `" + name + "`?").orElse("")
          : "";
      throw new IllegalArgumentException(
          "The fault `" + fault + "` has `" + given + "`, but it takes " + wanted + near);
    }
  }
}
