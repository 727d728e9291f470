package dev.upg.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.local.LocalHost;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests to a server that says what it is told to, byte for byte. */
@Timeout(30)
class HttpRequestTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  /** What the server is sent; it answers when the end of it has come. */
  private CompletableFuture<String> serve(String end, String answer) {
    return CompletableFuture.supplyAsync(() -> {
      try (var socket = server.accept()) {
        var sent = new StringBuilder();
        while (sent.indexOf(end) < 0) {
          int next = socket.getInputStream().read();
          if (next < 0) {
            break;
          }
          sent.append((char) next);
        }
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        return sent.toString();
      } catch (IOException e) {
        return e.toString();
      }
    });
  }

  private HttpReply send(HttpRequest request, Duration limit) throws Exception {
    return request.send(new LocalHost().way("127.0.0.1", server.getLocalPort()), limit);
  }

  private static HttpRequest get(String path) {
    return new HttpRequest("172.24.4.39:7527", path, Optional.empty(), "");
  }

  @Test
  void aGetNamesTheServerAndNoClient() throws Exception {
    var sent = serve("\r\n\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 14\r\n\r\n0.9.2-bfe5ba66 and what follows");
    assertEquals(new HttpReply(200, "0.9.2-bfe5ba66"), send(get("/version"), LIMIT));
    assertEquals("GET /version HTTP/1.1\r\nHost: 172.24.4.39:7527\r\nAccept: */*\r\nConnection: close\r\n\r\n",
        sent.get());
  }

  @Test
  void aPostHasItsBodyAndItsLengthInBytes() throws Exception {
    var sent = serve("\"}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\n{\"a\":\r\n2\r\n1}\r\n0\r\n\r\n");
    var request = new HttpRequest("h:1", "/x", Optional.of("{\"db\":\"ü\"}"), "upg");
    assertEquals(new HttpReply(200, "{\"a\":1}"), send(request, LIMIT));
    assertTrue(
        sent.get().contains("Authorization: upg\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n"),
        sent.get());
  }

  @ParameterizedTest
  @CsvSource({"'HTTP/1.0 404 Not Found\r\n\r\ngone', 404, gone", "'HTTP/1.1 204 x\r\n\r\n', 204, ''",
      "'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200\r\ncontent-length: 2\r\n\r\nOK', 200, OK",
      "'HTTP/1.1 500 Internal\r\nContent-Length: 4\r\n\r\n[E1]', 500, [E1]"})
  void everyStatusHasItsBody(String answer, int status, String body) throws Exception {
    serve("\r\n\r\n", answer);
    assertEquals(new HttpReply(status, body), send(get("/"), LIMIT));
  }

  @ParameterizedTest
  @CsvSource({"'SSH-2.0-OpenSSH_9\r\n', doesn't speak HTTP: SSH-2.0", "'', the connection ended before the answer did",
      "'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf', ended after 4 of 9 bytes",
      "'HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n', a length of many",
      "'HTTP/1.1 200 OK\r\ncontent-length: 99999999\r\n\r\n', longer than 64 MiB"})
  void whatIsNoWholeAnswerIsAFailure(String answer, String words) throws Exception {
    serve("\r\n\r\n", answer);
    var failure = assertThrows(HttpFailure.class, () -> send(get("/"), LIMIT));
    assertTrue(failure.getMessage().contains(words), failure.getMessage());
    assertTrue(failure.sent());
  }

  @Test
  void aServerThatDoesNotAnswerIsLeftWhenTheTimeIsOver() {
    serve("never", "");
    var failure = assertThrows(HttpFailure.class, () -> send(get("/version"), Duration.ofMillis(100)));
    assertEquals("no answer within 0.1 s", failure.getMessage());
  }

  @Test
  void nobodyThereIsNothingSent() throws Exception {
    var way = new LocalHost().way("127.0.0.1", server.getLocalPort());
    way.close();
    var failure = assertThrows(HttpFailure.class, () -> get("/").send(way, LIMIT));
    assertFalse(failure.sent());
  }
}
