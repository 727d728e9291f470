package dev.upg.shell;

import java.time.Duration;
import java.util.Optional;

/** What {@link JobScripts#STATE} says of a job. */
sealed interface JobState {
  record Never() implements JobState {}

  /** @param folder the one that can't be entered, so that nothing can be said of the job */
  record Closed(String folder) implements JobState {}

  /** @param user who runs the command, unless the user of the connection */
  record Finished(int code, Optional<String> user) implements JobState {}

  /** It ended, but its input had broken off. */
  record Torn(int code, Optional<String> user) implements JobState {}

  /** @param age since its start; zero when the machine couldn't write that down */
  record Running(long keeper, Duration age, Optional<String> user) implements JobState {}

  /** It has begun, and nobody is left to tell how it ended. */
  record Lost(long keeper, Duration age, Optional<String> user) implements JobState {}

  /** @return empty when the answer says nothing of a job */
  static Optional<JobState> of(String answer) {
    return said(answer).flatMap(JobState::read);
  }

  /** The line of our scripts, whatever the login shell printed before it. */
  static Optional<String> said(String text) {
    int start = text.lastIndexOf(JobScripts.SAYS);
    return start < 0
        ? Optional.empty()
        : text.substring(start + JobScripts.SAYS.length()).lines().findFirst();
  }

  private static Optional<JobState> read(String said) {
    int space = said.indexOf(' ');
    var rest = space < 0 ? "" : said.substring(space + 1);
    var words = rest.split("/", -1);
    try {
      return switch (space < 0 ? said : said.substring(0, space)) {
        case "never" -> Optional.of(new Never());
        case "closed" -> Optional.of(new Closed(rest));
        case "end" -> Optional.of(new Finished(Integer.parseInt(words[0]), user(words[1])));
        case "torn" -> Optional.of(new Torn(Integer.parseInt(words[0]), user(words[1])));
        case "running" -> Optional.of(new Running(Long.parseLong(words[0]), age(words[1]), user(words[2])));
        case "lost" -> Optional.of(new Lost(Long.parseLong(words[0]), age(words[1]), user(words[2])));
        default -> Optional.empty();
      };
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      // A file of the job's folder holds something else: nothing is known then.
      return Optional.empty();
    }
  }

  private static Optional<String> user(String word) {
    return word.equals("-") ? Optional.empty() : Optional.of(word);
  }

  /** A clock that was set back doesn't make a job younger than new. */
  private static Duration age(String seconds) {
    return seconds.isEmpty() ? Duration.ZERO : Duration.ofSeconds(Math.max(0, Long.parseLong(seconds)));
  }
}
