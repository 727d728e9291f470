package dev.upg.tests.pegasus;

import dev.upg.tests.library.JoblessHost;
import dev.upg.host.CommandResult;
import dev.upg.host.Connector;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.tests.pegasus.Case.Exchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Answers commands from a record, one after the other, and keeps what was sent. */
final class RecordedConnector implements Connector {
  private final List<Exchange> answers;
  private final List<String> sent = new ArrayList<>();

  RecordedConnector(List<Exchange> answers) {
    this.answers = List.copyOf(answers);
  }

  /** Each command as {@link #line} writes it. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  static String line(String host, String text, String input) {
    return host + " $ " + text.stripTrailing()
        + (input.isEmpty() ? "" : "\n> " + input.stripTrailing().replace("\n", "\n> "));
  }

  @Override
  public Host host(HostAddress address) {
    return new JoblessHost((command, output) -> {
      sent.add(line(address.host(), command.text(), command.stdin().orElse("")));
      // One that wasn't expected gets an empty answer: the test fails by what was sent.
      var answer = sent.size() <= answers.size()
          ? answers.get(sent.size() - 1)
          : new Exchange("", "", "", "", "", 0);
      return new CommandResult(answer.code(), answer.stdout(), answer.stderr(), false, Duration.ofMillis(1));
    });
  }

  @Override
  public void close() {
    // There is nothing to close.
  }
}
