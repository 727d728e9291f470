package dev.upg.openssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DestinationTest {
  private static Destination saying(String text) {
    return Destination.of(new HostAddress("db-1", Optional.empty(), Optional.empty(), Optional.empty(), false),
        Optional.empty(), text);
  }

  private static HostAddress host(String name, Optional<Integer> port, Optional<String> user) {
    return new HostAddress(name, port, user, Optional.empty(), false);
  }

  @Test
  void readsHostsToJumpOver() throws Exception {
    assertEquals(List.of(host("a", Optional.of(2222), Optional.of("me@example.org")),
        host("::1", Optional.of(22), Optional.empty()), host("fe80::2", Optional.empty(), Optional.empty()),
        host("c", Optional.empty(), Optional.empty())),
        saying("proxyjump me@example.org@a:2222,ssh://[::1]:22,fe80::2,c,db-1\n").jumps());
    assertEquals(List.of(), saying("proxyjump none\n").jumps());
    assertEquals(List.of(), saying("proxycommand nc %h %p\n").jumps());
  }

  @Test
  void refusesAHostToJumpOverThatIsNone() {
    for (var text : List.of("a:", ":22", "a:123456", ",a", "[::1")) {
      assertThrows(HostFailure.CannotRun.class, () -> saying("proxyjump " + text + "\n").jumps(), text);
    }
  }

  @Test
  void nobodyIsAskedWhetherToTrustAHostAndAChangedKeyIsRefused() {
    assertEquals("yes", saying("stricthostkeychecking ask\n").strictHostKeys());
    assertEquals("yes", saying("stricthostkeychecking true\n").strictHostKeys());
    assertEquals("yes", saying("").strictHostKeys());
    assertEquals("accept-new", saying("stricthostkeychecking accept-new\n").strictHostKeys());
    assertEquals("accept-new", saying("stricthostkeychecking false\n").strictHostKeys());
  }

  @Test
  void waitsAsLongAsTheConfigurationSaysOr15Seconds() {
    assertEquals(15, saying("connecttimeout none\n").connectTimeout().toSeconds());
    assertEquals(3, saying("connecttimeout 3\n").connectTimeout().toSeconds());
    assertEquals("15", saying("serveraliveinterval 0\n").aliveInterval());
    assertEquals("40", saying("serveraliveinterval 40\n").aliveInterval());
  }
}
