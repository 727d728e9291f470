package dev.upg.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.upg.Golden;
import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.event.RunEvent;
import dev.upg.event.RunEvent.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** What a webhook of this machine hears of a run. */
final class NoticesTest {
  private static final Path EXPECTED = Path.of("src/test/resources/notify");
  private static final Instant AT = Instant.parse("2026-11-28T02:03:11Z");

  /** More than any machine that is busy takes for six notices. */
  private static final Duration LONG = Duration.ofMinutes(2);

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile int status = 200;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", exchange -> {
      heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void eachServiceIsToldInItsForm(Form form) {
    assertEquals(List.of(), tell(form.word() + "=" + address(), LONG));
    Golden.compare(EXPECTED.resolve(form.word() + ".txt"), String.join("\n", heard) + "\n");
  }

  @Test
  void withoutAFormItIsPlainJson() {
    tell(address(), LONG);
    assertTrue(heard.getFirst().startsWith("{\"version\":1,\"event\":\"started\""), heard.getFirst());
  }

  /** A service that says no, and one that isn't there, are told of at the end, without their address. */
  @Test
  void whatDoesNotArriveIsToldAtTheEnd() {
    status = 403;
    assertEquals(List.of("6 notices to 127.0.0.1 couldn't be sent: HTTP status 403"), tell(address(), LONG));
    server.stop(0);
    var complaints = tell(address() + "?token=s3cret", LONG);
    assertEquals(1, complaints.size());
    assertTrue(complaints.getFirst().startsWith("6 notices to 127.0.0.1 couldn't be sent: "), complaints.getFirst());
    assertFalse(complaints.getFirst().contains("s3cret"));
  }

  @Test
  void whoNeverAnswersHoldsNobodyUp() {
    var over = new CountDownLatch(1);
    server.createContext("/slow", exchange -> {
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
    });
    try {
      var complaints = tell(address().replace("/hook", "/slow"), Duration.ofMillis(50));
      assertEquals(1, complaints.size());
      assertTrue(complaints.getFirst().startsWith("6 notices to 127.0.0.1 couldn't be sent: "), complaints.getFirst());
    } finally {
      over.countDown();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "chat.example.com", "ftp://chat.example.com/x", "https://",
      "teams=https://chat.example.com",
      "https://chat.example.com/a b", "slack=", "file:///etc/passwd"})
  void whatIsNoWebhookIsRefusedWithoutItsAddress(String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> Target.of(text));
    assertFalse(refused.getMessage().contains("example.com"), refused.getMessage());
  }

  @Test
  void anEqualsSignOfTheAddressIsNoForm() {
    assertEquals(Form.JSON, Target.of("https://chat.example.com/hook?key=slack=1").form());
    assertEquals(Form.WECOM, Target.of("WeCom=https://chat.example.com/hook?key=1").form());
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** @return the complaints */
  private static List<String> tell(String target, Duration patience) {
    var notices = new Notices(List.of(Target.of(target)), "20261128-020311-77b0", patience);
    notices.on(new RunEvent.RunStarted(AT, "Pegasus: “rolling” upgrade", "a.upg", Optional.empty()));
    notices.on(new RunEvent.NodeStarted(AT, "replica-1", 1, 3));
    notices.on(new RunEvent.NodeEnded(AT, "replica-1", true, Duration.ofMinutes(2)));
    notices.on(new RunEvent.NodeEnded(AT, "replica-2", false, Duration.ofMinutes(2)));
    var failure = Diagnostic.error(Code.WAIT_TIMED_OUT, "A wait ran out of time on `replica-2`");
    notices.on(new RunEvent.Asked(AT, Optional.of("replica-2"), failure, true));
    notices.asked(AT, "Writes stop for two minutes.\nGo on?");
    notices.on(new RunEvent.Failed(AT, Optional.of("replica-2"), failure));
    notices.on(new RunEvent.RunEnded(AT, Outcome.FAILED, Duration.ofMinutes(4)));
    notices.close();
    return notices.complaints();
  }
}
