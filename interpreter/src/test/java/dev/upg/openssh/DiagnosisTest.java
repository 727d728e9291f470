package dev.upg.openssh;

import dev.upg.Golden;
import dev.upg.host.HostAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is made of the words of OpenSSH 9.2, as they were recorded. */
class DiagnosisTest {
  private static final Path FOLDER = Path.of("src/test/resources/openssh");
  private static final Destination DESTINATION = Destination.of(
      new HostAddress("db-1", Optional.empty(), Optional.of("ops"), Optional.empty(), false), Optional.empty(), """
          user ops
          hostname 10.0.0.1
          port 22
          userknownhostsfile /home/ops/.ssh/known_hosts /home/ops/.ssh/known_hosts2
          identityfile /none/such
          """);

  @Test
  void eachRecordingHasItsFailure() {
    var found = new StringBuilder();
    for (var part : Golden.read(FOLDER.resolve("said.txt")).substring("=== ".length()).split("(?m)^=== ")) {
      var words = part.split("\n", 2);
      var through = words[0].startsWith("the jump host") ? Optional.of("bastion") : Optional.<String>empty();
      var failure = new Diagnosis(DESTINATION, through, words[1],
          Diagnosis.hostKey("debug1: Server host key: ssh-ed25519 SHA256:Y/HqplQs5mrVr8K\n")).failure();
      found.append("=== ").append(words[0]).append('\n').append(failure.getClass().getSimpleName()).append(": ")
          .append(failure.getMessage()).append("\n  ").append(failure.remedy()).append('\n');
    }
    Golden.compare(FOLDER.resolve("said.failures"), found.toString());
  }
}
