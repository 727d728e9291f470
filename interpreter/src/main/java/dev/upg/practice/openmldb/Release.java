package dev.upg.practice.openmldb;

import dev.upg.practice.cluster.Releases;
import dev.upg.practice.openmldb.model.Build;

import java.util.List;

/** The releases that the practice cluster can run, oldest first. */
enum Release {
  V0_6_9("0.6.9", "6e07cd75"),
  /** Its commit isn't known here. */
  V0_8_5("0.8.5", "00000000"), V0_9_2("0.9.2", "bfe5ba66"),
  /** Its commit isn't known here. */
  V0_9_3("0.9.3", "00000000");

  static final Releases<Release> ALL = new Releases<>("the practice OpenMLDB cluster", List.of(values()),
      release -> List.of(release.build.number()));

  private final Build build;

  Release(String number, String commit) {
    this.build = new Build(number, commit);
  }

  Build build() {
    return build;
  }
}
