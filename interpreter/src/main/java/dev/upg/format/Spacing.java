package dev.upg.format;

import dev.upg.parse.Syntax;

import java.util.Set;

/** Between which words of a line no space stands. */
final class Spacing {
  private static final Set<String> TIGHT_BEFORE = Set.of(",", ")", "]", ":", "?", "..", ".");
  private static final Set<String> TIGHT_AFTER = Set.of("(", "[", "..", ".");

  private Spacing() {}

  /** @param part the number of a part of {@code of}, from 1 */
  static boolean isTight(Syntax of, int part) {
    var before = of.parts().get(part - 1);
    var after = of.parts().get(part);
    return TIGHT_BEFORE.stream().anyMatch(after::is) || TIGHT_AFTER.stream().anyMatch(before::is)
        || switch (of.rule()) {
          case "signed" -> true;
          case "declaration" -> after.rule().equals("parameters") || after.rule().equals("typeVariables");
          case "type", "typeVariables" -> isAngle(before, after);
          default -> false;
        };
  }

  private static boolean isAngle(Syntax before, Syntax after) {
    return before.is("<") || after.is("<") || after.is(">");
  }
}
