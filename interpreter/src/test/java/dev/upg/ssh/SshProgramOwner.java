package dev.upg.ssh;

import dev.upg.host.Command;
import dev.upg.host.OutputListener;
import dev.upg.openssh.OpenSshConnector;
import dev.upg.openssh.OpenSshOptions;
import dev.upg.openssh.Questions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A process that has a connection and is killed. Arguments: a configuration, a port. */
final class SshProgramOwner {
  private SshProgramOwner() {}

  public static void main(String[] arguments) throws Exception {
    var options = new OpenSshOptions("ssh", Optional.of(Path.of(arguments[0])), Questions.NONE, Duration.ofSeconds(1));
    var host = new OpenSshConnector(options).host(SshFiles.address(Integer.parseInt(arguments[1])));
    var hi = host.execute(Command.of("echo hi", Duration.ofSeconds(30)), OutputListener.NONE);
    System.out.print(hi.stdout());
    System.out.flush();
    Thread.sleep(Duration.ofMinutes(1));
  }
}
