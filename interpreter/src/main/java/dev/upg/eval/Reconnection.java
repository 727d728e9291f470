package dev.upg.eval;

import dev.upg.event.RunEvent;
import dev.upg.host.Command;
import dev.upg.host.CommandResult;
import dev.upg.host.Host;
import dev.upg.host.HostFailure;
import dev.upg.host.JobAnswer;
import dev.upg.host.OutputListener;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The way back to a job whose connection broke: it goes on by itself on its node, and its end is waited for. */
final class Reconnection {
  /** A minute in all, within the command's own timeout: what a switch, or a firewall, needs to come back. */
  private static final List<Duration> PAUSES = Stream.of(0, 1, 3, 6, 10, 20, 20).map(Duration::ofSeconds).toList();

  private final Session session;
  private final String node;
  private final Frame frame;

  Reconnection(Session session, String node, Frame frame) {
    this.session = session;
    this.node = node;
    this.frame = frame;
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
      session.tell(now -> new RunEvent.Said(now, Optional.of(node),
          "The connection broke: the command goes on by itself, and its end is waited for"));
      for (var pause : PAUSES) {
        if (session.clock().since(start).plus(pause).compareTo(command.timeout()) > 0) {
          break;
        }
        session.sleep(pause, frame);
        try {
          unrepeated.beginsAnew();
          return switch (host.attach(attempt.job().orElseThrow(), command.timeout(), unrepeated)) {
            case JobAnswer.Finished(var result) -> result;
            case JobAnswer.NeverStarted never -> host.execute(command.asJob(attempt.again()), unrepeated);
            case JobAnswer.Unknown(var known) -> throw new HostFailure.EndUnknown(node, known);
          };
        } catch (HostFailure.ConnectionLost | HostFailure.Unreachable stillLost) {
          lost.addSuppressed(stillLost);
        }
      }
      throw lost;
    }
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
