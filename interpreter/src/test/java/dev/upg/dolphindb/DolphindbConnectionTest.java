package dev.upg.dolphindb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.upg.Golden;
import dev.upg.dolphindb.ServerFailure.Kind;
import dev.upg.host.HostFailure;
import dev.upg.local.LocalHost;
import dev.upg.practice.port.FreePorts;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The vendor's API on recorded answers. */
@Timeout(60)
class DolphindbConnectionTest {
  private static final Path RECORDED = Path.of("src/test/resources/dolphindb/wire_objects.tsv");
  private static final Duration LIMIT = Duration.ofSeconds(20);
  /** Nobody: the API then skips its login. */
  private static final Login GUEST = new Login("", "", false);

  private RecordedServer server;

  private DolphindbConnection connect(Map<String, byte[]> answers) throws Exception {
    server = new RecordedServer(answers);
    return DolphindbConnection.open(server.way(), GUEST, LIMIT);
  }

  @AfterEach
  void close() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void everyRecordedObjectBecomesJson() throws Exception {
    var answers = new LinkedHashMap<String, byte[]>();
    for (var line : Files.readAllLines(RECORDED)) {
      var columns = line.split("\t");
      if (!line.startsWith("#") && !columns[0].equals("name")) {
        answers.put(columns[0], HexFormat.of().parseHex(columns[2]));
      }
    }
    assertEquals(29, answers.size());
    var told = new StringBuilder();
    try (var connection = connect(answers)) {
      for (var name : answers.keySet()) {
        told.append(name).append(": ").append(new ObjectMapper().writeValueAsString(connection.run(name, LIMIT)))
            .append('\n');
      }
    }
    Golden.compare(RECORDED.resolveSibling("wire_objects.out"), told.toString());
  }

  private ServerFailure failure(String script) throws Exception {
    try (var connection = connect(Map.of())) {
      return assertThrows(ServerFailure.class, () -> connection.run(script, LIMIT));
    }
  }

  @Test
  void anErrorIsToldInTheServersWordsOnly() throws Exception {
    var failure = failure("Syntax Error: [line #1] Cannot recognize the token foo");
    assertEquals("Syntax Error: [line #1] Cannot recognize the token foo", failure.getMessage());
    assertEquals(Kind.REFUSED, failure.kind());
    assertTrue(failure.refId().isEmpty());
  }

  @Test
  void whatMayPassIsToldApart() throws Exception {
    for (var text : new String[]{"<NotLeader>10.10.11.3:8920:HActl45", "<UnknownLeader>",
        "<ControllerNotReady>", "<ControllerNotAvail>", "<DataNodeNotReady>10.10.11.1:8922:node43",
        "The script must be executed on an initialized controller. RefId: S01005",
        "Maximum connections 64 reached. Close unused connections or increase maxConnections limit. RefId:S00006",
        "The datanode isn't initialized yet. Please try again later"}) {
      assertEquals(Kind.NOT_NOW, failure(text).kind(), text);
      server.close();
    }
    for (var text : new String[]{"<NotAuthenticated>", "<NoPrivilege>", "The user name or password is incorrect.",
        "Incompatible server versions. RefId: S00014"}) {
      assertEquals(Kind.REFUSED, failure(text).kind(), text);
      server.close();
    }
  }

  @Test
  void theKeyOfTheErrorReferenceIsFoundInBothSpellings() throws Exception {
    assertEquals("S01005", failure("… RefId: S01005").refId().orElseThrow());
    server.close();
    assertEquals("S00006", failure("… RefId:S00006").refId().orElseThrow());
  }

  @Test
  void aScriptThatIsNotAnsweredIsCutAfterItsLimit() throws Exception {
    var connection = connect(Map.of());
    var failure = assertThrows(ServerFailure.class, () -> connection.run("hang", Duration.ofMillis(200)));
    assertEquals(Kind.END_UNKNOWN, failure.kind());
    assertTrue(failure.getMessage().startsWith("no answer within"), failure::getMessage);
  }

  @Test
  void aScriptIsCutWhenItsThreadIsInterrupted() throws Exception {
    var connection = connect(Map.of());
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> connection.run("hang", LIMIT));
    assertFalse(Thread.interrupted());
  }

  @Test
  void ofAConnectionThatBreaksTheEndIsNotKnown() throws Exception {
    assertEquals(Kind.END_UNKNOWN, failure("drop").kind());
  }

  /** With a certificate of its own making, as servers have it: the API takes any. */
  @Test
  void aNodeWithTlsIsUnderstood(@TempDir Path folder) throws Exception {
    server = new RecordedServer(Map.of("one", new byte[]{4, 0, 1, 0, 0, 0}), tls(folder));
    assertEquals(1L, DolphindbConnection.evaluate(server.way(), new Login("", "", true), "one", LIMIT));
  }

  @Test
  void aNodeWithTlsDoesNotAnswerOneWhoSpeaksPlainly(@TempDir Path folder) throws Exception {
    server = new RecordedServer(Map.of(), tls(folder));
    var failure = assertThrows(ServerFailure.class,
        () -> DolphindbConnection.evaluate(server.way(), GUEST, "one", Duration.ofSeconds(2)));
    assertEquals(Kind.NOT_NOW, failure.kind());
  }

  private static ServerSocketFactory tls(Path folder) throws Exception {
    var file = folder.resolve("keys.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin/keytool").toString();
    int code = new ProcessBuilder(keytool, "-genkeypair", "-keyalg", "EC", "-dname", "CN=node", "-storepass",
        "changeit",
        "-keystore", file.toString()).redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start().waitFor();
    assertEquals(0, code, "keytool");
    var password = "changeit".toCharArray();
    var store = KeyStore.getInstance(file.toFile(), password);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context.getServerSocketFactory();
  }

  @Test
  void aPortWhereNobodyListensIsUnreachable() throws Exception {
    int port = FreePorts.next();
    assertThrows(HostFailure.Unreachable.class, () -> new LocalHost().way("127.0.0.1", port));
  }
}
