package dev.upg.evidence;

import dev.upg.event.RunEvent;
import dev.upg.host.OutputListener.Stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What commands print, bounded: of each its beginning, as it comes, and its last lines. What lies between is counted. Some lines are
 * written at once, after a moment at most: a process that dies takes no more than that along.
 */
final class Outputs {
  /** Of one command, in characters. */
  static final int BEGINNING = 32 * 1024;
  static final int LAST = 8 * 1024;
  static final int LINE = 4 * 1024;
  /** Of one process, in characters; behind it only what commands print last is kept. */
  static final long ALL = 64L * 1024 * 1024;

  private static final int CHUNK = 8 * 1024;
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final Lines lines;
  private final Map<Long, Output> open = new LinkedHashMap<>();
  private long left = ALL;

  Outputs(Lines lines) {
    this.lines = lines;
  }

  private record Line(Stream stream, String text) {}

  /** Of one command that runs. */
  private final class Output {
    private final long id;
    private final List<String> chunk = new ArrayList<>();
    private Stream stream = Stream.STDOUT;
    private Instant since = Instant.MAX;
    private int chunkSize;
    private int room = BEGINNING;
    private final Deque<Line> last = new ArrayDeque<>();
    private int lastSize;
    private long leftOutLines;
    private long leftOutCharacters;

    private Output(long id) {
      this.id = id;
    }

    private void add(Stream from, String text, Instant at) {
      var line = shortened(text);
      if (last.isEmpty() && line.length() <= Math.min(room, left)) {
        room -= line.length() + 1;
        left -= line.length() + 1;
        append(from, line, at);
        return;
      }
      // Not even one short line fits any more: what follows may only be among the last.
      room = 0;
      last.add(new Line(from, line));
      lastSize += line.length() + 1;
      while (lastSize > LAST && last.size() > 1) {
        var gone = last.remove();
        lastSize -= gone.text().length() + 1;
        leftOutLines++;
        leftOutCharacters += gone.text().length();
      }
    }

    private void append(Stream from, String line, Instant at) {
      if (from != stream) {
        flush(at);
        stream = from;
      }
      if (chunk.isEmpty()) {
        since = at;
      }
      chunk.add(line);
      chunkSize += line.length() + 1;
      if (chunkSize >= CHUNK) {
        flush(at);
      }
    }

    private void flush(Instant at) {
      if (!chunk.isEmpty()) {
        lines.output(at, id, stream, chunk);
      }
      chunk.clear();
      chunkSize = 0;
      since = Instant.MAX;
    }

    private void end(Instant at) {
      flush(at);
      if (leftOutLines > 0) {
        lines.leftOut(at, id, leftOutLines, leftOutCharacters);
      }
      last.forEach(line -> append(line.stream(), line.text(), at));
      flush(at);
    }
  }

  void on(RunEvent.CommandOutput event) {
    open.computeIfAbsent(event.id(), Output::new).add(event.stream(), event.line(), event.at());
  }

  void end(long id, Instant at) {
    var output = open.remove(id);
    if (output != null) {
      output.end(at);
    }
  }

  void endAll(Instant at) {
    open.values().forEach(output -> output.end(at));
    open.clear();
  }

  void flushOlderThan(Instant now) {
    open.values().stream().filter(output -> output.since.isBefore(now.minus(MOMENT)))
        .forEach(output -> output.flush(now));
  }

  private static String shortened(String line) {
    if (line.length() <= LINE) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(LINE - 1)) ? LINE - 1 : LINE;
    return line.substring(0, end) + "… (" + (line.length() - end) + " more characters)";
  }
}
