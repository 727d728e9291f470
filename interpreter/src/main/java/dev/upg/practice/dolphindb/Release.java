package dev.upg.practice.dolphindb;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The releases that the practice cluster can run: those of the documentation's example, and a patch of the later one. */
enum Release {
  V2_00_7_4("2.00.7.4", "2022.12.08"), V2_00_8_12("2.00.8.12", "2023.01.10"),
  /** Its date isn't known here. */
  V2_00_8_13("2.00.8.13", "2023.02.01");

  private final String number;
  private final String date;

  Release(String number, String date) {
    this.number = number;
    this.date = date;
  }

  /** @throws IllegalArgumentException when the practice cluster doesn't have it; the message is for the user */
  static Release parse(String option, String text) {
    return Arrays.stream(values()).filter(release -> release.number.equals(text)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("`" + option + "` has `" + text
            + "`, but the practice DolphinDB cluster runs: "
            + Arrays.stream(values()).map(Release::number).collect(Collectors.joining(", "))));
  }

  String number() {
    return number;
  }

  /** Its first three parts, by which plug-ins are told apart. */
  String feature() {
    return number.substring(0, number.lastIndexOf('.'));
  }

  /** As {@code version()} tells it. */
  String told() {
    return number + " " + date;
  }

  /** As the vendor names it. */
  String archive() {
    return "DolphinDB_Linux64_V" + number + ".zip";
  }

  Release next() {
    return values()[Math.min(ordinal() + 1, values().length - 1)];
  }

  Release previous() {
    return values()[Math.max(ordinal() - 1, 0)];
  }
}
