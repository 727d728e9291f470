package dev.upg.practice.dolphindb;

import dev.upg.clock.Clock;
import dev.upg.dolphindb.DolphindbConnection;
import dev.upg.dolphindb.Login;
import dev.upg.dolphindb.ServerFailure;
import dev.upg.host.Way;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Writes one row a second through the data nodes, as the documentation's Python client does in its high-availability mode: on any
 * failure it goes to the next node and sends the same row again, so a row may be there twice, and its id is in the table once
 * it was acknowledged. Thread-safe.
 */
final class Writer implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy.MM.dd'T'HH:mm:ss.SSS");

  private final List<Integer> ports;
  private final Clock clock;
  private final Thread thread;
  private final TreeSet<Long> acknowledged = new TreeSet<>();
  private Optional<Instant> last = Optional.empty();
  private Duration longestPause = Duration.ZERO;
  private volatile boolean closing;

  /** @param ports of the data nodes, on 127.0.0.1 */
  Writer(List<Integer> ports, Clock clock) {
    this.ports = List.copyOf(ports);
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("practice-writer").start(this::write);
  }

  private void write() {
    var node = 0;
    var id = 1L;
    try {
      while (!closing) {
        try (var connection = DolphindbConnection.open(new Direct(ports.get(node % ports.size())),
            new Login(ServedNode.USER, ServedNode.PASSWORD, false), TIMEOUT)) {
          for (; !closing; id++) {
            connection.run(row(id), TIMEOUT);
            acknowledged(id);
            clock.sleep(INTERVAL);
          }
        } catch (ServerFailure e) {
          // What the client's high-availability mode is for: the same row by way of another node.
          node++;
          clock.sleep(INTERVAL);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String row(long id) {
    return "tableInsert(loadTable(\"dfs://stock\", \"stock\"), "
        + TIME.format(LocalDateTime.ofInstant(clock.now(), ZoneOffset.UTC)) + ", \"Apple\", " + id + ")";
  }

  private synchronized void acknowledged(long id) {
    acknowledged.add(id);
    var now = clock.now();
    longestPause = longer(now);
    last = Optional.of(now);
  }

  /** Ids of the rows of which a server said that it has them. */
  synchronized List<Long> acknowledgedIds() {
    return new ArrayList<>(acknowledged);
  }

  /** The longest time between two acknowledged rows, or since the last one. */
  synchronized Duration longestPause() {
    return longer(clock.now());
  }

  private Duration longer(Instant now) {
    var pause = last.map(before -> Duration.between(before, now)).orElse(Duration.ZERO);
    return pause.compareTo(longestPause) > 0 ? pause : longestPause;
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Direct(int port) implements Way {
    @Override
    public void close() {
      // There is nothing between the client and the node.
    }
  }
}
