package dev.upg.tests.pegasus;

import dev.upg.tests.pegasus.Case.Exchange;

/** The generations of Pegasus' shells and servers; a recorded answer is told again as each of them tells it. */
enum Generation {
  G1("1.12.3"), G2("2.4.0"), G3("2.6.0-SNAPSHOT");

  private final String shell;

  Generation(String shell) {
    this.shell = shell;
  }

  /** @param exchange as recorded of v1.12 to v2.5, or derived of them */
  Exchange tells(Exchange exchange) {
    var stdout = exchange.stdout().replaceFirst("^Pegasus Shell 2\\.4\\.0\n", "Pegasus Shell " + shell + "\n");
    return switch (this) {
      case G1 -> new Exchange(exchange.node(), exchange.text(), exchange.input(),
          stdout.replaceAll(",\n *\"cluster_name\": \"[^\"]*\"", ""), exchange.stderr(), exchange.code());
      case G2 -> exchange;
      case G3 -> {
        var documents = LaterAnswers.documents(exchange.stderr());
        var end = stdout.lastIndexOf("dsn exit with code");
        var told = end < 0 ? stdout + documents : stdout.substring(0, end) + documents + stdout.substring(end);
        yield new Exchange(exchange.node(), names(exchange.text()), names(exchange.input()),
            LaterAnswers.operations(names(told)), names(LaterAnswers.withoutReplies(exchange.stderr())),
            exchange.code());
      }
    };
  }

  /** A text with the addresses that this generation has for servers. */
  String names(String text) {
    return this == G3 ? LaterAnswers.names(text) : text;
  }
}
