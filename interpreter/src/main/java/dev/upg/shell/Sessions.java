package dev.upg.shell;

import dev.upg.host.HostFailure;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The turns of those who want a session on one connection: a server of OpenSSH allows ten side by side by default
 * ({@code MaxSessions}), and the eleventh is refused. Thread-safe.
 */
public final class Sessions {
  private static final long FIRST_WAIT_MILLIS = 5;
  private static final long LONGEST_WAIT_MILLIS = 2000;

  private final Semaphore work;
  private final Semaphore ahead;
  private final Semaphore endings = new Semaphore(1);

  /**
   * Beside these, one is for what ends commands.
   *
   * @param work how many commands may run side by side
   * @param ahead how many shells may be started ahead of theirs; 0: they take the turns of commands
   */
  public Sessions(int work, int ahead) {
    this.work = new Semaphore(work);
    this.ahead = ahead == 0 ? this.work : new Semaphore(ahead);
  }

  /**
   * Opens one when there is a turn. The server lets go of a closed session a moment after it has said so, and may refuse another
   * one until then: so it is asked again, for some seconds.
   *
   * @param closed completes when both sides have closed it; until then the server counts it
   */
  public <S> S open(Machine.Purpose purpose, Opening<S> opening, Function<S, CompletableFuture<Void>> closed)
      throws HostFailure, InterruptedException {
    var turn = switch (purpose) {
      case WORK -> work;
      case ENDING -> endings;
      case AHEAD -> ahead;
    };
    turn.acquire();
    S session;
    try {
      session = opened(opening);
    } catch (HostFailure | InterruptedException | RuntimeException e) {
      turn.release();
      throw e;
    }
    closed.apply(session).thenRun(turn::release);
    return session;
  }

  private static <S> S opened(Opening<S> opening) throws HostFailure, InterruptedException {
    long waitMillis = FIRST_WAIT_MILLIS;
    while (true) {
      var session = opening.attempt(waitMillis > LONGEST_WAIT_MILLIS);
      if (session.isPresent()) {
        return session.get();
      }
      TimeUnit.MILLISECONDS.sleep(waitMillis);
      waitMillis *= 2;
    }
  }

  /** One attempt to get a session. */
  public interface Opening<S> {
    /**
     * @param isLast whether a refusal is a failure, too
     * @return empty when the server refuses another one, never where this is the last
     */
    Optional<S> attempt(boolean isLast) throws HostFailure, InterruptedException;
  }
}
