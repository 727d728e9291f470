package dev.upg.practice.pegasus;

import dev.upg.practice.cluster.Releases;
import dev.upg.practice.pegasus.model.ServerVersion;

import java.util.List;

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

  /** By its word or its number: {@code 2.4}, {@code v2.4}, {@code 2.4.0}. */
  static final Releases<Release> ALL = new Releases<>("the practice Pegasus cluster", List.of(values()),
      release -> List.of(release.word, release.version.number()));

  private final String word;
  private final ServerVersion version;

  Release(String word, ServerVersion version) {
    this.word = word;
    this.version = version;
  }

  ServerVersion version() {
    return version;
  }
}
