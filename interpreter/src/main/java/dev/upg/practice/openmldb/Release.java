package dev.upg.practice.openmldb;

import dev.upg.practice.openmldb.model.Build;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The releases that the practice cluster can run, oldest first. */
enum Release {
  V0_6_9("0.6.9", "6e07cd75"),
  /** Its commit isn't known here. */
  V0_8_5("0.8.5", "00000000"), V0_9_2("0.9.2", "bfe5ba66"),
  /** Its commit isn't known here. */
  V0_9_3("0.9.3", "00000000");

  private final Build build;

  Release(String number, String commit) {
    this.build = new Build(number, commit);
  }

  /** @throws IllegalArgumentException when the practice cluster doesn't have it; the message is for the user */
  static Release parse(String option, String text) {
    var number = text.startsWith("v") ? text.substring(1) : text;
    return Arrays.stream(values()).filter(release -> release.build.number().equals(number)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("`" + option + "` has `" + text
            + "`, but the practice OpenMLDB cluster runs: "
            + Arrays.stream(values()).map(release -> release.build.number()).collect(Collectors.joining(", "))));
  }

  Build build() {
    return build;
  }

  Release next() {
    return values()[Math.min(ordinal() + 1, values().length - 1)];
  }

  Release previous() {
    return values()[Math.max(ordinal() - 1, 0)];
  }
}
