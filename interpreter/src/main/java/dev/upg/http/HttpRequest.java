package dev.upg.http;

import dev.upg.host.Way;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request.
 *
 * @param authority {@code HOST:PORT}, as the server is to see it
 * @param path with its query
 * @param body JSON; a request without one is a GET, with one a POST
 * @param authorization the header, left out when empty
 */
public record HttpRequest(String authority, String path, Optional<String> body, String authorization) {
  /**
   * Sends it once.
   *
   * @param way to the server; closed in any case
   * @param timeout of the machine's time
   */
  public HttpReply send(Way way, Duration timeout) throws HttpFailure, InterruptedException {
    var sent = new AtomicBoolean();
    try (way) {
      return way.within(timeout, () -> {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), way.port())) {
          var out = socket.getOutputStream();
          sent.set(true);
          out.write(text().getBytes(StandardCharsets.UTF_8));
          out.flush();
          return HttpReply.read(new java.io.BufferedInputStream(socket.getInputStream()));
        }
      });
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw new HttpFailure(sent.get(), reason(failure));
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new HttpFailure(sent.get(), "no answer within " + timeout.toMillis() / 1000.0 + " s");
    }
  }

  private static String reason(IOException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private String text() {
    var head = new StringBuilder(body.isPresent() ? "POST " : "GET ").append(path).append(" HTTP/1.1\r\nHost: ")
        .append(authority).append("\r\nAccept: */*\r\nConnection: close\r\n");
    if (!authorization.isEmpty()) {
      head.append("Authorization: ").append(authorization).append("\r\n");
    }
    body.ifPresent(text -> head.append("Content-Type: application/json\r\nContent-Length: ")
        .append(text.getBytes(StandardCharsets.UTF_8).length).append("\r\n"));
    return head.append("\r\n").append(body.orElse("")).toString();
  }
}
