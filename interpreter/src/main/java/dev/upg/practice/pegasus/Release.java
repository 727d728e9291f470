package dev.upg.practice.pegasus;

import dev.upg.diagnostic.Spelling;
import dev.upg.practice.pegasus.model.ServerVersion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The releases that the practice cluster can run, oldest first: at least one of each generation of outputs. */
enum Release {
  /** Its commit isn't known here. */
  V1_12("1.12", new ServerVersion("1.12.3", "0".repeat(40))),
  /** Its commit isn't known here. */
  V2_0("2.0", new ServerVersion("2.0.0", "0".repeat(40))), V2_4("2.4",
      new ServerVersion("2.4.0", "8bdca79a7f871e91283bd0270e5bd7913d8c295e")),
  /** Only the first twelve digits are those of the release. */
  V2_5("2.5", new ServerVersion("2.5.0", "0ca31b70eac70000000000000000000000000000")), MASTER("master",
      new ServerVersion("2.6.0-SNAPSHOT", "db756dcdf24e2af6169659a67548501ed61f106c"));

  private final String word;
  private final ServerVersion version;

  Release(String word, ServerVersion version) {
    this.word = word;
    this.version = version;
  }

  /**
   * The release of that name or number: {@code 2.4}, {@code v2.4}, {@code 2.4.0}.
   *
   * @throws IllegalArgumentException when the practice cluster doesn't have it; the message is for the user
   */
  static Release parse(String option, String text) {
    var number = text.startsWith("v") ? text.substring(1) : text;
    return Arrays.stream(values())
        .filter(release -> release.word.equals(number) || release.version.number().equals(number)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("`" + option + "` has `" + text
            + "`, but the practice Pegasus cluster runs: "
            + Arrays.stream(values()).map(release -> release.word).collect(Collectors.joining(", "))
            + Spelling.nearest(number, words()).map(name -> "; did you mean `" + name + "`?").orElse("")));
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(release -> release.word).toList();
  }

  ServerVersion version() {
    return version;
  }

  /** The release that is usually upgraded to from here. */
  Release next() {
    return values()[Math.min(ordinal() + 1, values().length - 1)];
  }

  Release previous() {
    return values()[Math.max(ordinal() - 1, 0)];
  }
}
