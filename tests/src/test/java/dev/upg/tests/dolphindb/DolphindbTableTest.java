package dev.upg.tests.dolphindb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.upg.builtin.Natives;
import dev.upg.clock.Clock;
import dev.upg.eval.NativeCall;
import dev.upg.eval.NativeFailure;
import dev.upg.eval.NativeFunction;
import dev.upg.ssh.MachineConnector;
import dev.upg.ssh.SshOptions;
import dev.upg.tests.dolphindb.Case.Exchange;
import dev.upg.tests.library.LibraryCase;
import dev.upg.value.Value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Module {@code dolphindb} against recorded answers: one {@code .case} file for each function and state. */
class DolphindbTableTest {
  static final Path CASES = Path.of("src/test/resources/stdlib/dolphindb");
  private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS)
      .build();

  private static final String PLAYBOOK = """
      playbook "Case"

      use dolphindb
      use dolphindb_upgrade as upgrade

      param password: secret
      inventory { group server { nodes 1..; home: path } }

      fun controller(node: node { home: path }, alias: string) -> dolphindb.Host {
        let host = dolphindb.parse_site("${node.host}:8920:HActl${alias}", node)
        return dolphindb.Host(node: node, controllers: [host], agents: [dolphindb.parse_site("${node.host}:8921:agent${alias}", node)])
      }

      let access = dolphindb.Access(user: "admin", password: password)
      let cluster = dolphindb.Cluster(hosts: [controller(server[0], "43"), controller(server[1], "44"), controller(server[2], "45")], access: access)
      let here = cluster.controllers()[0]
      %s
      """;

  @TestFactory
  Stream<DynamicTest> asksAndUnderstandsWhatItShould() throws IOException {
    return LibraryCase.files(CASES, 25).stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), file.toUri(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    var wanted = Case.read(file);
    var program = new LibraryCase(file, PLAYBOOK).program(LibraryCase.says(wanted.program()),
        LibraryCase.saysIfAny(wanted.program()));
    var asked = new HashSet<Exchange>();
    try (var connector = new MachineConnector(SshOptions.ofUser())) {
      var bound = LibraryCase.bind(program, CASES.resolve("hosts.ini"), Map.of("password", "123456"));
      var told = LibraryCase.run(bound, natives(wanted, asked, file), connector, Clock.system());
      told.assertEnds(wanted.failure());
      wanted.value().ifPresent(value -> assertEquals(List.of("[" + value + "]"), told.said()));
    }
    assertEquals(new HashSet<>(wanted.exchanges()), asked, "scripts that were sent");
  }

  private static Map<String, NativeFunction> natives(Case wanted, Set<Exchange> asked, Path file) {
    var natives = new TreeMap<>(Natives.all());
    NativeFunction answer = call -> answer(call, wanted, asked, file);
    natives.put("dolphindb.evaluate", answer);
    natives.put("dolphindb.apply", answer);
    natives.put("dolphindb.reply", call -> {
      try {
        return answer(call, wanted, asked, file);
      } catch (NativeFailure e) {
        if (e.isTransport()) {
          return Value.NONE;
        }
        throw e;
      }
    });
    return natives;
  }

  private static Value answer(NativeCall call, Case wanted, Set<Exchange> asked, Path file) throws NativeFailure {
    var alias = alias(call.text(1), call.integer(2));
    var exchange = wanted.exchanges().stream().filter(one -> one.fits(alias, call.text(4))).findFirst()
        .orElseThrow(() -> new AssertionError(alias + " isn't to be asked: " + call.text(4)));
    asked.add(exchange);
    try {
      return switch (exchange.kind()) {
        case "=" -> new Value.Json(Optional.ofNullable(JSON.readValue(exchange.answer(), Object.class)), "$");
        case "rows" -> new Value.Json(Optional.of(Case.rows(file.resolveSibling("answers").resolve(exchange.answer()))),
            "$");
        case "not-now" -> throw NativeFailure.transport(exchange.answer(), "Later.");
        default -> throw new NativeFailure(exchange.answer());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String alias(String host, long port) {
    return switch ((int) port) {
      case 8920 -> "HActl4";
      case 8921 -> "agent4";
      default -> "node4";
    } + (host.charAt(host.length() - 1) - '1' + 3);
  }
}
