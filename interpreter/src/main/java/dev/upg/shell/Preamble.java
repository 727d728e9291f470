package dev.upg.shell;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a stream carries before the command begins: text of the login shell or of sudo, and our marks. Thread-safe to
 * look at; fed by one thread.
 */
final class Preamble {
  private static final int LONGEST = 16 * 1024;

  private final int expectedMarks;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final List<Long> processes = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int marks;

  Preamble(int expectedMarks) {
    this.expectedMarks = expectedMarks;
  }

  /** @return how many of these bytes belong to the preamble; the others are the command's */
  synchronized int take(byte[] bytes, int length) {
    int i = 0;
    while (i < length && marks < expectedMarks) {
      byte b = bytes[i++];
      if (b == '\n') {
        endLine();
      } else if (line.size() < LONGEST) {
        line.write(b);
      }
    }
    return i;
  }

  /** Waits until it is over, for at most so long: a shell whose process id isn't known can't be ended. */
  synchronized void awaitEnd(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    for (long left = end - System.nanoTime(); !isOver() && left > 0; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  synchronized boolean isOver() {
    return marks == expectedMarks;
  }

  /** Of each shell that has begun, the outer one first. */
  synchronized List<Long> processes() {
    return List.copyOf(processes);
  }

  /** What was printed since the last mark. */
  synchronized String text() {
    return (text + line.toString(StandardCharsets.UTF_8)).strip();
  }

  private void endLine() {
    var words = line.toString(StandardCharsets.UTF_8);
    line.reset();
    int mark = words.lastIndexOf(Launch.MARK);
    if (mark < 0) {
      if (text.length() < LONGEST) {
        text.append(words).append('\n');
      }
      return;
    }
    marks++;
    notifyAll();
    text.setLength(0);
    var number = words.substring(mark + Launch.MARK.length()).strip();
    if (!number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9') && number.length() < 18) {
      processes.add(Long.parseLong(number));
    }
  }
}
