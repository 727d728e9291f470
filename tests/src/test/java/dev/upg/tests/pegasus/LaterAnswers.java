package dev.upg.tests.pegasus;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers of v2.5 and before, as shells and servers after it give them: host names for addresses, remote commands as JSON on
 * standard output. {@link GenerationTest} holds it against the samples of both.
 */
final class LaterAnswers {
  private static final Pattern ADDRESS = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)\\.(\\d+)(?=:34\\d\\d\\d\\b)");
  private static final Pattern COMMAND = Pattern
      .compile("COMMAND: (.*)\\R\\R?((?:CALL [\\s\\S]*?)?)\\R?Succeed count: (\\d+)\\RFailed count: (\\d+)\\R?");
  private static final Pattern CALL = Pattern
      .compile("CALL \\[([^\\]]*)] \\[([^\\]]*)] (succeed|failed): ([\\s\\S]*?)\\s*(?=CALL \\[|\\z)");
  private static final Pattern INFO = Pattern.compile("Pegasus Server (\\S+) \\(([^)]*)\\) (\\S+), Started at (.*)");
  private static final Pattern OPERATIONS = Pattern.compile("(\"balance_operation_count\": \")([^\"{]*)\"");

  private LaterAnswers() {}

  /** The hosts of the samples: 10.0.0.1 is {@code meta1.example.com}, 10.0.0.11 {@code rs1.example.com}. */
  static String names(String text) {
    return ADDRESS.matcher(text).replaceAll(LaterAnswers::name);
  }

  /** The same of an address by itself. */
  static String name(String address) {
    return names(address + ":34801").replace(":34801", "");
  }

  private static String name(MatchResult address) {
    int last = Integer.parseInt(address.group(4));
    return address.group().startsWith("10.0.0.") && last < 4
        ? "meta" + last + ".example.com"
        : address.group().startsWith("10.0.0.") && last > 10 && last < 20
            ? "rs" + (last - 10) + ".example.com"
            : "host-" + address.group().replace('.', '-') + ".example.com";
  }

  /** The replies to remote commands on standard error, as JSON documents. */
  static String documents(String stderr) {
    var documents = new StringBuilder();
    COMMAND.matcher(stderr).results().forEach(block -> documents.append(document(block)));
    return documents.toString();
  }

  static String withoutReplies(String stderr) {
    return COMMAND.matcher(stderr).replaceAll("");
  }

  private static String document(MatchResult block) {
    var command = block.group(1).contains(" ") ? block.group(1) : block.group(1) + " ";
    var details = new StringBuilder();
    CALL.matcher(block.group(2)).results().forEach(call -> {
      var acked = call.group(3).equals("succeed");
      details.append(details.isEmpty() ? "" : ",").append("\n    \"").append(call.group(2))
          .append("\": {\n      \"acked\": ").append(acked).append(",\n      \"message\": ")
          .append(acked ? message(command, call.group(4)) : quoted(call.group(4))).append(",\n      \"role\": \"")
          .append(call.group(1)).append("\"\n    }");
    });
    return "{\n  \"command\": \"" + command + "\",\n  \"details\": {" + details + "\n  },\n  \"failed_count\": "
        + block.group(4) + ",\n  \"succeed_count\": " + block.group(3) + "\n}\n";
  }

  private static String message(String command, String reply) {
    var name = command.substring(0, command.indexOf(' '));
    var info = INFO.matcher(reply);
    if (info.matches()) {
      return "{\n        \"build_type\": " + quoted(info.group(3)) + ",\n        \"git_SHA\": " + quoted(info.group(2))
          + ",\n        \"start_time\": " + quoted(info.group(4)) + ",\n        \"version\": " + quoted(info.group(1))
          + "\n      }";
    }
    if (reply.matches("OK|set ok|clear ok")) {
      return "{\n        \"error\": \"ok\"\n      }";
    }
    if (reply.matches("ERR: invalid arguments|invalid arguments")) {
      return "{\n        \"error\": \"ERR: invalid argument '" + command.substring(name.length() + 1)
          + "', the value is not acceptable\"\n      }";
    }
    if (reply.startsWith("get ok:")) {
      return value(name.substring(name.lastIndexOf('.') + 1), reply.substring("get ok:".length()).strip());
    }
    return reply.matches("\\d+|true|false") ? value(name, reply) : quoted(reply);
  }

  private static String value(String name, String value) {
    return "{\n        \"error\": \"ok\",\n        " + quoted(name) + ": " + quoted(value) + "\n      }";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  /** A list of operations in `cluster_info -j` is a JSON text of its own there. */
  static String operations(String stdout) {
    return OPERATIONS.matcher(stdout).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + "{"
        + Pattern.compile("(\\w+)=(-?\\d+)").matcher(found.group(2)).results()
            .sorted((a, b) -> a.group(1).compareTo(b.group(1)))
            .map(part -> "\\n  \\\"" + part.group(1) + "\\\": " + part.group(2)).reduce((a, b) -> a + "," + b)
            .orElse("")
        + "\\n}\""));
  }
}
