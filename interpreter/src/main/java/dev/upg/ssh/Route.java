package dev.upg.ssh;

import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way to a host: the hosts to jump over, then the host itself.
 *
 * @param hops never empty
 */
record Route(List<HostSettings> hops) {
  private static final int LONGEST = 16;

  Route {
    hops = List.copyOf(hops);
  }

  /** @throws HostFailure.CannotRun when the OpenSSH configuration can't be followed, or leads in a circle */
  static Route to(HostAddress address, SshOptions options) throws HostFailure.CannotRun {
    var hops = new ArrayList<HostSettings>();
    var next = Optional.of(address);
    while (next.isPresent()) {
      if (hops.size() > LONGEST) {
        throw new HostFailure.CannotRun(address.host(),
            "The way to `" + address.host() + "` by `ProxyJump` goes over more than " + LONGEST
                + " hosts; it seems to go in a circle",
            "Put `ProxyJump none` into the OpenSSH configuration of the first host to jump over.");
      }
      var settings = SettingsReader.of(next.get(), options);
      hops.addFirst(settings);
      var jumps = settings.jumps().stream().filter(jump -> !jump.host().equalsIgnoreCase(settings.name())).toList();
      // Of a chain, only the first host is reached by its own ProxyJump; each other one through the one before it.
      for (int i = jumps.size() - 1; i > 0; i--) {
        hops.addFirst(SettingsReader.of(jumps.get(i).address(), options));
      }
      next = jumps.stream().findFirst().map(JumpHost::address);
    }
    return new Route(hops);
  }

  HostSettings target() {
    return hops.getLast();
  }

  /** The way to the last host to jump over. */
  Optional<Route> through() {
    return hops.size() == 1 ? Optional.empty() : Optional.of(new Route(hops.subList(0, hops.size() - 1)));
  }
}
