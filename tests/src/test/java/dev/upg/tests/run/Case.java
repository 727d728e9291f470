package dev.upg.tests.run;

import dev.upg.Golden;
import dev.upg.value.Quantities;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the world around a run does, from a {@code .case} file: parameters, answers of the person, and what the hosts
 * answer. Its form is told in {@code tests/README.md}.
 */
final class Case {
  final Map<String, Object> settings = new LinkedHashMap<>();
  final List<String> limit = new ArrayList<>();
  final List<Answer> answers = new ArrayList<>();
  String confirm = "nobody";
  Optional<String> stopAt = Optional.empty();
  Optional<String> stopNowAt = Optional.empty();
  Optional<Duration> stopAfter = Optional.empty();
  Optional<String> pauseAt = Optional.empty();
  Optional<Duration> goOnAfter = Optional.empty();
  int retries;
  boolean byNode;
  boolean requests;

  /** What a host says to a command; used once unless {@code always}. */
  static final class Answer {
    final String node;
    final String text;
    final boolean always;
    int code;
    Duration took = Duration.ZERO;
    Optional<String> failure = Optional.empty();
    Optional<String> after = Optional.empty();
    final List<String> out = new ArrayList<>();
    final List<String> err = new ArrayList<>();
    boolean used;

    Answer(String node, String text, boolean always) {
      this.node = node;
      this.text = text;
      this.always = always;
    }
  }

  static Case read(Path file) {
    var found = new Case();
    if (Files.exists(file)) {
      Golden.read(file).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(found::line);
    }
    return found;
  }

  private void line(String line) {
    var word = line.strip().split(" ", 2);
    var rest = word.length > 1 ? word[1] : "";
    if (line.startsWith(" ")) {
      detail(answers.getLast(), word[0], rest);
      return;
    }
    switch (word[0]) {
      case "param" -> settings.put(rest.substring(0, rest.indexOf('=')), rest.substring(rest.indexOf('=') + 1));
      case "limit" -> limit.add(rest);
      case "confirm" -> confirm = rest;
      case "stop-at" -> stopAt = Optional.of(rest);
      case "stop-now-at" -> stopNowAt = Optional.of(rest);
      case "stop-after" -> stopAfter = Quantities.duration(rest);
      case "pause-at" -> pauseAt = Optional.of(rest);
      case "go-on-after" -> goOnAfter = Quantities.duration(rest);
      case "retries" -> retries = Integer.parseInt(rest);
      case "by-node" -> byNode = true;
      case "requests" -> requests = true;
      case "on", "always" -> {
        var parts = rest.split(": ", 2);
        answers.add(new Answer(parts[0], parts[1], word[0].equals("always")));
      }
      default -> throw new IllegalArgumentException(line);
    }
  }

  private static void detail(Answer answer, String word, String rest) {
    switch (word) {
      case "exit" -> answer.code = Integer.parseInt(rest);
      case "out" -> answer.out.add(rest);
      case "err" -> answer.err.add(rest);
      case "took" -> answer.took = Quantities.duration(rest).orElseThrow();
      case "fail" -> answer.failure = Optional.of(rest);
      case "after" -> answer.after = Optional.of(rest);
      default -> throw new IllegalArgumentException(word);
    }
  }
}
