package dev.upg.eval;

import dev.upg.event.RunEvent;
import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Host;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The way back to a node whose connection broke: a job there goes on by itself, and its end is waited for; a probe is asked again. */
final class Reconnection {
  /** A minute in all, within the command's own timeout: what a switch, or a firewall, needs to come back. */
  private static final List<Duration> PAUSES = Stream.of(0, 1, 3, 6, 10, 20, 20).map(Duration::ofSeconds).toList();

  private final Session session;
  private final String node;
  private final Consumer<Duration> sleep;

  /** @param sleep on the run's clock */
  Reconnection(Session session, String node, Consumer<Duration> sleep) {
    this.session = session;
    this.node = node;
    this.sleep = sleep;
  }

  /**
   * Runs a command that has a job to its end, over as many connections as that takes.
   *
   * @param attempt of which the command has the job
   * @throws HostFailure as of {@link Host#execute}; the connection is lost when there is no way back
   */
  CommandResult execute(Host host, Command command, Attempt attempt, OutputListener listener)
      throws HostFailure, InterruptedException {
    var unrepeated = new Unrepeated(listener);
    var start = session.clock().now();
    try {
      return host.execute(command, unrepeated);
    } catch (HostFailure.ConnectionLost lost) {
      say("The connection broke: the command goes on by itself, and its end is waited for");
      return overAnother(lost, start, command.timeout(), () -> {
        unrepeated.beginsAnew();
        return switch (host.attach(attempt.job().orElseThrow(), command.timeout(), unrepeated)) {
          case JobAnswer.Finished(var result) -> result;
          case JobAnswer.NeverStarted never when attempt.hasBegun() -> throw new HostFailure.EndUnknown(node,
              Settlement.LOST);
          case JobAnswer.NeverStarted never -> host.execute(command.asJob(attempt.again()), unrepeated);
          case JobAnswer.Unknown(var known) -> throw new HostFailure.EndUnknown(node, known);
        };
      });
    }
  }

  /** Runs a command that changes nothing: it may be run again where its connection broke. */
  CommandResult ask(Host host, Command command, OutputListener listener) throws HostFailure, InterruptedException {
    var start = session.clock().now();
    try {
      return host.execute(command, listener);
    } catch (HostFailure.ConnectionLost lost) {
      say("The connection broke: this is asked again");
      return overAnother(lost, start, command.timeout(), () -> host.execute(command, listener));
    }
  }

  /** Waits for the end of a job of an earlier process, see {@link Host#attach}. */
  JobAnswer attach(Host host, String job, Duration timeout, OutputListener listener)
      throws HostFailure, InterruptedException {
    var unrepeated = new Unrepeated(listener);
    var start = session.clock().now();
    try {
      return host.attach(job, timeout, unrepeated);
    } catch (HostFailure.ConnectionLost lost) {
      say("The connection broke: the end is looked for again");
      return overAnother(lost, start, timeout, () -> {
        unrepeated.beginsAnew();
        return host.attach(job, timeout, unrepeated);
      });
    }
  }

  @FunctionalInterface
  private interface Way<T> { T end() throws HostFailure, InterruptedException; }

  private <T> T overAnother(HostFailure.ConnectionLost lost, Instant start, Duration timeout, Way<T> way)
      throws HostFailure, InterruptedException {
    // A plan waits for nothing.
    for (var pause : session.foresight().isPresent() ? PAUSES.subList(0, 1) : PAUSES) {
      if (session.clock().since(start).plus(pause).compareTo(timeout) > 0) {
        break;
      }
      sleep.accept(pause);
      try {
        return way.end();
      } catch (HostFailure.ConnectionLost | HostFailure.Unreachable stillLost) {
        lost.addSuppressed(stillLost);
      } catch (HostFailure closed) {
        // What keeps it out now says nothing of what was sent before.
        throw closed.isBeforehand() ? lost.and(closed) : closed;
      }
    }
    throw lost;
  }

  private void say(String text) {
    session.tell(now -> new RunEvent.Said(now, Optional.of(node), text));
  }

  /** Tells each line once, although each connection tells all of the job's output. */
  private static final class Unrepeated implements OutputListener {
    private final OutputListener listener;
    private final Map<OutputListener.Stream, Integer> told = new EnumMap<>(OutputListener.Stream.class);
    private final Map<OutputListener.Stream, Integer> heard = new EnumMap<>(OutputListener.Stream.class);

    private Unrepeated(OutputListener listener) {
      this.listener = listener;
    }

    private synchronized void beginsAnew() {
      heard.clear();
    }

    @Override
    public void begun() {
      listener.begun();
    }

    @Override
    public void line(OutputListener.Stream stream, String line) {
      synchronized (this) {
        if (heard.merge(stream, 1, Integer::sum) <= told.getOrDefault(stream, 0)) {
          return;
        }
        told.merge(stream, 1, Integer::sum);
      }
      listener.line(stream, line);
    }
  }
}
