package dev.upg.practice.cluster;

import dev.upg.diagnostic.Spelling;
import dev.upg.practice.PracticeShape;

import java.util.List;
import java.util.function.Function;

/**
 * The releases that a practice cluster can run.
 *
 * @param cluster for messages: {@code the practice Pegasus cluster}
 * @param all oldest first
 * @param names by which each can be asked for, the one that is shown first
 */
public record Releases<R>(String cluster, List<R> all, Function<R, List<String>> names) {
  /** The release that the servers run, and the one of the package. */
  public record Step<R>(R from, R to) {}

  public Releases {
    all = List.copyOf(all);
  }

  /**
   * The release of that name, which may begin with {@code v}.
   *
   * @param option the option that has it, for the message
   * @throws IllegalArgumentException when there is none; the message is for the user
   */
  public R named(String option, String text) {
    var name = text.startsWith("v") ? text.substring(1) : text;
    return all.stream().filter(release -> names.apply(release).contains(name)).findFirst().orElseThrow(() -> {
      var shown = all.stream().map(release -> names.apply(release).getFirst()).toList();
      var near = name.chars().anyMatch(Character::isLetter)
          ? Spelling.nearest(name, shown).map(one -> "; did you mean `" + one + "`?").orElse("")
          : "";
      return new IllegalArgumentException("`" + option + "` has `" + text + "`, but " + cluster + " runs: "
          + String.join(", ", shown) + near);
    });
  }

  /**
   * What is asked for. What isn't said follows from what is: one release to the next.
   *
   * @param usual the release that servers run where nothing is said
   * @throws IllegalArgumentException for a release that there isn't; the message is for the user
   */
  public Step<R> asked(PracticeShape shape, R usual) {
    var from = shape.from().map(text -> named("--practice-from", text));
    var to = shape.to().map(text -> named("--practice-to", text));
    var first = from.or(() -> to.map(release -> beside(release, -1))).orElse(usual);
    return new Step<>(first, to.orElseGet(() -> beside(first, 1)));
  }

  private R beside(R release, int step) {
    return all.get(Math.clamp(all.indexOf(release) + step, 0, all.size() - 1));
  }
}
