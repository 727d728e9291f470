package dev.upg.tests.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.upg.bind.Binder;
import dev.upg.builtin.Natives;
import dev.upg.clock.Clock;
import dev.upg.compile.Compiler;
import dev.upg.diagnostic.Diagnostics;
import dev.upg.eval.Recording;
import dev.upg.eval.Run;
import dev.upg.event.RunEvent;
import dev.upg.inventory.InventoryReader;
import dev.upg.library.Library;
import dev.upg.practice.port.FreePorts;
import dev.upg.source.SourceFile;
import dev.upg.ssh.MachineConnector;
import dev.upg.ssh.SshOptions;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HttpModuleTest {
  private static final String PLAYBOOK = """
      playbook "HTTP"

      use http

      param port: int
      param way: "tunnel" | "direct" = "tunnel"
      inventory { group web { nodes 1..1 } }

      let server = http.Server(node: web[0], host: "127.0.0.1", port: port, way: way, authorization: "upg")
      %s
      """;

  @TempDir
  private Path folder;
  private HttpServer server;
  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext("/", exchange -> {
      try (exchange) {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
            + exchange.getRequestHeaders().getFirst("Authorization") + " "
            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var path = exchange.getRequestURI().getPath();
        int status = path.matches("/\\d+") ? Integer.parseInt(path.substring(1)) : 200;
        var body = (path.equals("/page") ? "<html> a page </html>" : "{\"code\":301,\"msg\":\"no\"}").getBytes(
            StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
      }
    });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private List<String> run(String statements, int port, String way) throws IOException {
    var hosts = Files.writeString(folder.resolve("hosts.ini"), "[web]\nhere ansible_connection=local\n");
    var diagnostics = new Diagnostics();
    var program = new Compiler(Library.standard()).compile(new SourceFile("http.upg", PLAYBOOK.formatted(statements)),
        hosts).program().orElseThrow();
    var bound = Binder.bind(program, InventoryReader.read(hosts, diagnostics),
        Map.of("port", String.valueOf(port), "way", way), List.of(), diagnostics)
        .orElseThrow(() -> new AssertionError(diagnostics.sorted()));
    var said = new ArrayList<String>();
    try (var connector = new MachineConnector(SshOptions.ofUser())) {
      new Run(bound, Natives.all(), connector, Clock.system(), event -> {
        switch (event) {
          case RunEvent.Said(var at, var node, var text) -> said.add(text);
          case RunEvent.Failed(var at, var node, var diagnostic) -> said.add("failed: " + diagnostic.title());
          default -> {
            // Not looked at.
          }
        }
      }, question -> false, Optional.empty(), Recording.none()).execute();
    }
    return said;
  }

  private int port() {
    return server.getAddress().getPort();
  }

  @ParameterizedTest
  @CsvSource({"tunnel", "direct"})
  void asksAndTellsEitherWay(String way) throws IOException {
    assertEquals(List.of("301 no", "<html> a page </html>", "301"), run("""
        let reply = http.ask(server, "/ConfGet", "{}")
        say "${reply.get("code").int()} ${reply.get("msg").text()}"
        say http.get(server, "/page") ?? "nothing"
        let told = http.tell(server, "/ConfSet?x=1", "{\\"key\\":${json.quote("a\\"b")}}")
        say "${told.get("code").int()}"
        """, port(), way));
    assertEquals(List.of("POST /ConfGet upg {}", "GET /page upg ", "POST /ConfSet?x=1 upg {\"key\":\"a\\\"b\"}"),
        asked);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "http.ask(server, \"/page\") | /page doesn't answer with JSON, but <html> a page </html>",
      "http.reply(server, \"/404\") | /404 answers with HTTP status 404: {\"code\":301,\"msg\":\"no\"}",
      "http.ask(server, \"/503\") | /503 answers with HTTP status 503: {\"code\":301,\"msg\":\"no\"}"})
  void whatIsNoAnswerIsAFailureThatSaysWhatCame(String call, String words) throws IOException {
    assertEquals(List.of("failed: 127.0.0.1:" + port() + words), run("let said = " + call, port(), "direct"));
  }

  @Test
  void nobodyThereIsNoReplyAndNoOneElsesFailure() throws IOException {
    int nobody = FreePorts.next();
    assertEquals(List.of("none", "none"), run("""
        say if http.get(server, "/") == none then "none" else "something"
        say if http.reply(server, "/") == none then "none" else "something"
        """, nobody, "tunnel"));
    assertTrue(run("let said = http.ask(server, \"/\")", nobody, "direct").getFirst()
        .startsWith("failed: 127.0.0.1:" + nobody + " can't be reached: "));
    assertEquals(List.of("none"), run("say if http.reply(server, \"/503\") == none then \"none\" else \"something\"",
        port(), "tunnel"));
  }
}
