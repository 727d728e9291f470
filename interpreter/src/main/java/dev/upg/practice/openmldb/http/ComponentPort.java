package dev.upg.practice.openmldb.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.upg.practice.openmldb.model.Component;
import dev.upg.practice.port.FreePorts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The port of a component, on loopback. Closing it cuts its connections. */
public final class ComponentPort implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads;
  private final CountDownLatch closing = new CountDownLatch(1);

  /** @throws IOException when the port is in use */
  public ComponentPort(Component component, Cluster cluster) throws IOException {
    var words = component.endpoint().split(":");
    server = FreePorts.open(Integer.parseInt(words[1]), address -> HttpServer.create(address, 50));
    var pages = Pages.of(component, cluster);
    threads = Executors.newCachedThreadPool(
        Thread.ofPlatform().daemon().name("practice-http-" + component.name()).factory());
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(exchange, pages));
    server.start();
  }

  private void serve(HttpExchange exchange, Pages pages) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      var uri = exchange.getRequestURI();
      var call = new Call(exchange.getRequestMethod(), uri.getPath(), Optional.ofNullable(uri.getQuery()).orElse(""),
          headers.containsKey("Authorization"), Optional.ofNullable(headers.getFirst("Content-Type")).orElse(""),
          Optional.ofNullable(headers.getFirst("User-Agent")).orElse(""),
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      var reply = pages.answer(call);
      if (reply.equals(Reply.SILENCE)) {
        closing.await();
        return;
      }
      if (reply.equals(Reply.CUT)) {
        return;
      }
      var body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
