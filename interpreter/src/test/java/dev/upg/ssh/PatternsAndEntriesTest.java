package dev.upg.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PatternsAndEntriesTest {
  private static final byte[] KEY = {1, 2, 3};
  private static final byte[] OTHER = {4, 5, 6};

  private static String line(String names, byte[] key) {
    return names + " ssh-ed25519 " + Base64.getEncoder().encodeToString(key) + " comment\n";
  }

  @Property
  void readsAnyConfigurationLine(@ForAll String text) {
    ConfigLine.of(text, "f:1").ifPresent(line -> assertFalse(line.place().isEmpty()));
  }

  @Property
  void readsAnyLineOfOddCharacters(@ForAll @StringLength(max = 30) @CharRange(from = '!', to = '@') String text) {
    ConfigLine.of("Host" + text, "f:1");
    KnownHostsEntry.of("|1|" + text + " ssh-rsa " + text, "f:1").ifPresent(entry -> entry.isFor("host"));
    KnownHostsEntry.of(text + " a AAAA", "f:1").ifPresent(entry -> entry.isFor(text));
  }

  @Property
  void everyNameMatchesItselfAndAStar(@ForAll @StringLength(max = 40) @CharRange(from = 'a', to = 'z') String name) {
    assertTrue(HostPattern.matches(name, name));
    assertTrue(HostPattern.matches("*", name));
    assertTrue(HostPattern.matches("*" + name + "*", name));
    assertTrue(HostPattern.matches("?".repeat(name.length()), name.toUpperCase(java.util.Locale.ROOT)));
    assertFalse(HostPattern.matches(name + "?", name));
  }

  @Test
  void splitsConfigurationLinesAsOpenSshDoes() {
    assertEquals(List.of("a b", "c"),
        ConfigLine.of("  IdentityFile = \"a b\" c # comment", "f").orElseThrow().arguments());
    assertEquals("identityfile", ConfigLine.of("IdentityFile=\"a b\"", "f").orElseThrow().keyword());
    assertEquals(List.of("x=y"), ConfigLine.of("SetEnv x=y", "f").orElseThrow().arguments());
    assertTrue(ConfigLine.of("   # comment", "f").isEmpty());
    assertFalse(ConfigLine.of("User \"a", "f").orElseThrow().isComplete());
  }

  @Test
  void judgesKeysByOpenSshsRules(@TempDir Path folder) throws Exception {
    var one = folder.resolve("one");
    var two = folder.resolve("two");
    Files.writeString(one, "# comment\n\nbroken line\n" + line("a,*.example,!bad.example", KEY) + line("[a]:23", OTHER)
        + line("@cert-authority *", KEY));
    Files.writeString(two, line("b", KEY) + line("@revoked *", new byte[]{9}));
    var known = new KnownHostsFiles().read(List.of(one, two, folder.resolve("missing")));
    assertInstanceOf(KnownHosts.Verdict.Known.class, known.judge("a", 22, KEY));
    assertInstanceOf(KnownHosts.Verdict.Known.class, known.judge("A", 22, KEY));
    assertInstanceOf(KnownHosts.Verdict.Known.class, known.judge("x.example", 22, KEY));
    assertInstanceOf(KnownHosts.Verdict.Known.class, known.judge("b", 22, KEY));
    assertInstanceOf(KnownHosts.Verdict.Known.class, known.judge("b", 2222, KEY));
    assertInstanceOf(KnownHosts.Verdict.Known.class, known.judge("a", 23, OTHER));
    assertInstanceOf(KnownHosts.Verdict.Unknown.class, known.judge("bad.example", 22, KEY));
    assertInstanceOf(KnownHosts.Verdict.Unknown.class, known.judge("b", 2222, OTHER));
    assertInstanceOf(KnownHosts.Verdict.Unknown.class, known.judge("c", 22, KEY));
    assertEquals(new KnownHosts.Verdict.Changed(one + ":4"), known.judge("a", 22, OTHER));
    assertEquals(new KnownHosts.Verdict.Revoked(two + ":2"), known.judge("a", 22, new byte[]{9}));
  }
}
