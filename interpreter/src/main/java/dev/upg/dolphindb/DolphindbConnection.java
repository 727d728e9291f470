package dev.upg.dolphindb;

import com.xxdb.DBConnection;
import com.xxdb.data.Entity;
import dev.upg.host.Way;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One user's session on one node. Not thread-safe. */
public final class DolphindbConnection implements AutoCloseable {
  private static final String ANSWER = "Server response: ";
  private static final String NOT_INITIALIZED = "the node takes connections, and isn't initialized yet (or closed this one)";

  private final DBConnection connection;
  private final Way way;

  private DolphindbConnection(DBConnection connection, Way way) {
    this.connection = connection;
    this.way = way;
  }

  /**
   * Logs in. The password is sent encrypted by the server's public key.
   *
   * @param way to the node's port; closed with the connection, and when there is none
   * @param timeout of the machine's time
   */
  public static DolphindbConnection open(Way way, Login login, Duration timeout)
      throws ServerFailure, InterruptedException {
    var connection = new DBConnection(false, login.tls());
    try {
      if (!within(timeout, way, () -> connection.connect(config(way, login, timeout)))) {
        way.close();
        throw ServerFailure.notNow(NOT_INITIALIZED);
      }
      return new DolphindbConnection(connection, way);
    } catch (IOException e) {
      way.close();
      throw failure(e, "", ServerFailure.Kind.NOT_NOW);
    } catch (TimeoutException e) {
      throw noLogin(timeout);
    }
  }

  /**
   * Runs one script over a connection of its own. Logging in counts to the limit.
   *
   * @param way closed in any case
   * @return as of {@link #run}
   */
  public static Object evaluate(Way way, Login login, String script, Duration timeout)
      throws ServerFailure, InterruptedException {
    var sent = new AtomicBoolean();
    var connection = new DBConnection(false, login.tls());
    try (way) {
      return within(timeout, way, () -> {
        if (!connection.connect(config(way, login, timeout))) {
          throw ServerFailure.notNow(NOT_INITIALIZED);
        }
        sent.set(true);
        var value = connection.run(script);
        connection.close();
        return value == null ? null : Plain.of(value);
      });
    } catch (IOException e) {
      throw failure(e, script, sent.get() ? ServerFailure.Kind.END_UNKNOWN : ServerFailure.Kind.NOT_NOW);
    } catch (TimeoutException e) {
      throw sent.get() ? noAnswer(timeout) : noLogin(timeout);
    }
  }

  private static DBConnection.ConnectConfig config(Way way, Login login, Duration timeout) {
    return DBConnection.ConnectConfig.builder().hostName("127.0.0.1").port(way.port()).userId(login.user())
        .password(login.password()).connectTimeout(millis(timeout)).readTimeout(millis(timeout))
        .enableHighAvailability(false).enableLoadBalance(false).reconnect(false).build();
  }

  private static ServerFailure noAnswer(Duration timeout) {
    return ServerFailure.endUnknown("no answer within " + timeout.toSeconds() + " s; the connection was cut");
  }

  private static ServerFailure noLogin(Duration timeout) {
    return ServerFailure.notNow("the node takes connections, but no login within " + timeout.toSeconds() + " s");
  }

  /**
   * Runs a script.
   *
   * @return its value as JSON has it: see {@link Plain}; null when it has none
   */
  public Object run(String script, Duration timeout) throws ServerFailure, InterruptedException {
    try {
      Entity value = within(timeout, way, () -> connection.run(script));
      return value == null ? null : Plain.of(value);
    } catch (IOException e) {
      throw failure(e, script, ServerFailure.Kind.END_UNKNOWN);
    } catch (TimeoutException e) {
      throw noAnswer(timeout);
    }
  }

  private static int millis(Duration timeout) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, timeout.toMillis()));
  }

  private static <T> T within(Duration timeout, Way way, Callable<T> call)
      throws IOException, TimeoutException, InterruptedException, ServerFailure {
    try {
      return way.within(timeout, call);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case ServerFailure failure -> throw failure;
        default -> throw new IOException("the client failed: " + e.getCause(), e.getCause());
      }
    }
  }

  /** The API puts the address of our own port before the server's words, and the whole script behind them. */
  private static ServerFailure failure(IOException e, String script, ServerFailure.Kind otherwise) {
    var text = String.valueOf(e.getMessage());
    int answer = text.indexOf(ANSWER);
    if (answer < 0) {
      var told = "the connection broke: " + text.replaceAll("\\s+", " ").strip();
      return otherwise == ServerFailure.Kind.END_UNKNOWN
          ? ServerFailure.endUnknown(told)
          : ServerFailure.notNow(told);
    }
    var said = text.substring(answer + ANSWER.length());
    return ServerFailure.said(withoutEnd(withoutEnd(said, " script: " + script), " function: login").strip());
  }

  private static String withoutEnd(String text, String end) {
    return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
  }

  @Override
  public void close() {
    connection.close();
    way.close();
  }
}
