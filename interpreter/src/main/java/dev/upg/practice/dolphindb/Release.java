package dev.upg.practice.dolphindb;

import dev.upg.practice.cluster.Releases;

import java.util.List;

/** The releases that the practice cluster can run: those of the documentation's example, and a patch of the later one. */
enum Release {
  V2_00_7_4("2.00.7.4", "2022.12.08"), V2_00_8_12("2.00.8.12", "2023.01.10"),
  /** Its date isn't known here. */
  V2_00_8_13("2.00.8.13", "2023.02.01");

  static final Releases<Release> ALL = new Releases<>("the practice DolphinDB cluster", List.of(values()),
      release -> List.of(release.number));

  private final String number;
  private final String date;

  Release(String number, String date) {
    this.number = number;
    this.date = date;
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
}
