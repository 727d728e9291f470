package dev.upg.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.host.HostAddress;
import dev.upg.host.HostFailure;
import dev.upg.ssh.HostSettings.StrictHostKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsReaderTest {
  @TempDir
  Path folder;

  private SshFiles files;

  @BeforeEach
  void start() throws Exception {
    files = SshFiles.in(folder);
  }

  private static HostAddress named(String host) {
    return new HostAddress(host, Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  private HostSettings settings(String host) throws Exception {
    return SettingsReader.of(named(host), files.options(Map.of("SSH_AUTH_SOCK", "/run/agent", "KEYS", "/keys")));
  }

  private String refusal(String config) throws Exception {
    files.write("config", config);
    return assertThrows(HostFailure.CannotRun.class, () -> settings("h")).getMessage();
  }

  @Test
  void hasTheDefaultsOfOpenSsh() throws Exception {
    var settings = settings("db1");
    assertEquals("db1", settings.hostName());
    assertEquals(22, settings.port());
    assertEquals(System.getProperty("user.name"), settings.user());
    assertEquals(List.of(files.ssh("id_ed25519"), files.ssh("id_ecdsa"), files.ssh("id_rsa")), settings.identities());
    assertEquals(Optional.of(Path.of("/run/agent")), settings.agent());
    assertEquals(StrictHostKeys.REFUSE, settings.strictHostKeys());
    assertEquals(List.of(), settings.jumps());
    assertEquals(files.ssh("known_hosts"), settings.knownHostsFiles().getFirst());
  }

  @Test
  void takesTheFirstValueAndAddsUpIdentities() throws Exception {
    files.write("config", """
        # a comment
        User=early
        Host db* !db3
          HostName = %h.example.com
          Port 2201
          User late
          IdentityFile "~/.ssh/with space"
          IdentityFile %d/keys/%u-%r-%h-%p
        Host db?
        \tPort 2202
          identityfile ${KEYS}/%%
          IdentitiesOnly yes
          ConnectTimeout 7
          ServerAliveInterval 0
          UserKnownHostsFile ~/one "/two three"
          GlobalKnownHostsFile none
          StrictHostKeyChecking accept-new
          HostKeyAlias alias
          SomethingUnknown x y z
        """);
    var settings = settings("db1");
    assertEquals("db1.example.com", settings.hostName());
    assertEquals("alias", settings.keyName());
    assertEquals(2201, settings.port());
    assertEquals("early", settings.user());
    assertEquals(List.of(files.ssh("with space"),
        files.home().resolve("keys/" + System.getProperty("user.name") + "-early-db1.example.com-2201"),
        Path.of("/keys/%")), settings.identities());
    assertTrue(settings.identitiesOnly());
    assertEquals(Duration.ofSeconds(7), settings.connectTimeout());
    assertEquals(Duration.ZERO, settings.aliveInterval());
    assertEquals(List.of(files.home().resolve("one"), Path.of("/two three")), settings.knownHostsFiles());
    assertEquals(StrictHostKeys.ADD, settings.strictHostKeys());
    assertEquals("db3", settings("db3").hostName());
    assertEquals(2202, settings("db3").port());
    assertFalse(settings("web").identitiesOnly());
  }

  @Test
  void putsTheInventoryFirst() throws Exception {
    files.write("config", "Host *\n Port 1\n User u\n IdentityFile /k\n");
    var address = new HostAddress("h", Optional.of(2), Optional.of("me"), Optional.of(Path.of("/mine")), false);
    var settings = SettingsReader.of(address, files.options());
    assertEquals(2, settings.port());
    assertEquals("me", settings.user());
    assertEquals(List.of(Path.of("/mine"), Path.of("/k")), settings.identities());
  }

  @Test
  void readsChainsOfJumps() throws Exception {
    files.write("config",
        "Host a\n ProxyJump me@b:2222,ssh://[::1]:23,c\nHost b\n ProxyJump none\nHost *\n ProxyJump gate\n");
    assertEquals(List.of(new JumpHost(Optional.of("me"), "b", Optional.of(2222)),
        new JumpHost(Optional.empty(), "::1", Optional.of(23)),
        new JumpHost(Optional.empty(), "c", Optional.empty())), settings("a").jumps());
    assertEquals(List.of(), settings("b").jumps());
    var options = files.options();
    assertEquals(List.of("gate"), names(Route.to(named("gate"), options)));
    assertEquals(List.of("gate", "x"), names(Route.to(named("x"), options)));
    assertEquals(List.of("b", "::1", "c", "a"), names(Route.to(named("a"), options)));
  }

  private static List<String> names(Route route) {
    return route.hops().stream().map(HostSettings::name).toList();
  }

  @Test
  void followsIncludes() throws Exception {
    Files.createDirectories(files.ssh("conf.d"));
    files.write("conf.d/10.conf", "Host one\n Port 11\nHost *\n User included\n");
    files.write("conf.d/20.conf", "Port 20\n");
    files.write("never", "Port 99\n");
    files.write("config", "Include conf.d/*.conf\nHost two\n Include never\nHost one\n Port 12\n");
    assertEquals(11, settings("one").port());
    assertEquals("included", settings("one").user());
    assertEquals(20, settings("three").port());
    files.write("config", "Host two\n Include never\n Include no-such-file\n");
    assertEquals(22, settings("one").port());
    assertEquals(99, settings("two").port());
    assertTrue(refusal("Include config\n").contains("include itself"));
  }

  @Test
  void judgesMatchBlocksOrSaysThatItCannot() throws Exception {
    files.write("config", """
        Match host db1 exec "test -e /x"
          ForwardAgent yes
        Match originalhost db1 user %s
          Port 5
        Match host other exec "test -e /x"
          Port 6
        Match all
          Port 7
        """.formatted(System.getProperty("user.name")));
    assertEquals(5, settings("db1").port());
    assertEquals(7, settings("db2").port());
    assertTrue(refusal("Match exec \"true\"\n User x\n").contains(files.ssh("config") + ":2: `user`"));
  }

  @Test
  void saysWhatItCannotFollow() throws Exception {
    assertTrue(refusal("ProxyCommand nc %h %p\n").contains("use `ProxyJump`"));
    assertTrue(refusal("Port abc\n").contains("config:1: `port` is `abc`; wanted is a number from 1 to 65535"));
    assertTrue(refusal("StrictHostKeyChecking maybe\n").contains("wanted is yes, no, ask or accept-new"));
    assertTrue(refusal("User \"x\n").contains("has a quote that isn't closed"));
    assertTrue(refusal("IdentityFile /%x\n").contains("`%` token"));
    assertTrue(refusal("ProxyJump a:b\n").contains("`b` isn't a port"));
    files.write("config", "ProxyCommand none\nProxyJump gate\n");
    assertEquals(1, settings("h").jumps().size());
    files.write("config", "ProxyJump gate\nProxyCommand nc\n");
    assertEquals(1, settings("h").jumps().size());
  }
}
