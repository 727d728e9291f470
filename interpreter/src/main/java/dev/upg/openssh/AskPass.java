package dev.upg.openssh;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stands between a login of {@code ssh} and the person: {@code ssh} calls a script of ours for each question
 * ({@code SSH_ASKPASS}), so that it never touches the terminal on which the run shows itself. The question comes as a
 * file; the answer goes through a pipe and is never on a disk or a command line.
 */
final class AskPass implements AutoCloseable {
  /** A note isn't answered: {@code ssh} ends the script when the key was touched. */
  private static final String SCRIPT = """
      #!/bin/sh
      umask 077
      q=$UPG_ASK.$$
      if [ "${SSH_ASKPASS_PROMPT-}" = none ]; then
        printf %s "$1" >"$q.part" && mv "$q.part" "$q.note" && exec sleep 600
      fi
      mkfifo "$q.answer" && printf %s "$1" >"$q.part" && mv "$q.part" "$q.question" || exit 1
      IFS= read -r a <"$q.answer" || exit 1
      case $a in +*) printf '%s\\n' "${a#+}" ;; *) exit 1 ;; esac
      """;

  private final Path script;
  private final Path files;
  private final Questions questions;
  private final Set<String> asked = new HashSet<>();
  private final List<RandomAccessFile> answers = new ArrayList<>();

  private AskPass(Path script, Path files, Questions questions) {
    this.script = script;
    this.files = files;
    this.questions = questions;
  }

  /** @param files a name, in a folder of ours, with which its files may begin */
  static AskPass of(Path files, Questions questions) throws IOException {
    var script = Path.of(files + ".ask");
    Files.writeString(script, SCRIPT);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return new AskPass(script, files, questions);
  }

  /** Older ones than 8.4 ask the script when they have no terminal, and {@code DISPLAY} is set. */
  Map<String, String> environment() {
    return Map.of("SSH_ASKPASS", script.toString(), "SSH_ASKPASS_REQUIRE", "force", "DISPLAY",
        System.getenv().getOrDefault("DISPLAY", "none"), "UPG_ASK", files.toString());
  }

  /** @return whether there was anything to ask or to tell */
  boolean serve() throws IOException {
    boolean served = false;
    for (var file : waiting()) {
      var text = Files.readString(file);
      Files.delete(file);
      if (file.toString().endsWith(".note")) {
        questions.tell(text);
      } else {
        answer(text, file);
      }
      served = true;
    }
    return served;
  }

  private List<Path> waiting() throws IOException {
    try (var all = Files.newDirectoryStream(files.getParent(), files.getFileName() + ".*.{note,question}")) {
      var found = new ArrayList<Path>();
      all.forEach(found::add);
      return found;
    }
  }

  /** Opened for both directions a pipe doesn't wait for its reader; it stays open until the login is over. */
  private void answer(String question, Path file) throws IOException {
    var answer = new RandomAccessFile(file.toString().replaceFirst("question$", "answer"), "rw");
    answers.add(answer);
    // Whether to trust a host is no question here, as with upg's own transport.
    var given = question.contains("(yes/no")
        ? java.util.Optional.<char[]>empty()
        : questions.answer(question, !asked.add(question));
    if (given.isEmpty()) {
      answer.write('\n');
      return;
    }
    var bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(given.get()));
    var line = new byte[bytes.remaining() + 2];
    line[0] = '+';
    bytes.get(line, 1, bytes.remaining());
    line[line.length - 1] = '\n';
    answer.write(line);
    Arrays.fill(line, (byte) 0);
    Arrays.fill(bytes.array(), (byte) 0);
    Arrays.fill(given.get(), '\0');
  }

  @Override
  public void close() throws IOException {
    for (var answer : answers) {
      answer.close();
    }
  }
}
