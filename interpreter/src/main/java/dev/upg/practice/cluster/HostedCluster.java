package dev.upg.practice.cluster;

import dev.upg.practice.PracticeCluster;
import dev.upg.practice.host.CommandWatcher;
import dev.upg.practice.host.OpenParts;
import dev.upg.practice.host.SshHosts;
import dev.upg.practice.host.WorkFolder;
import dev.upg.practice.script.ScriptFiles;
import dev.upg.practice.script.Spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A practice cluster on SSH hosts of this machine. Should this process die without closing it, a small process of its own ends the
 * servers and removes the folder; closing must not be done in a shutdown hook, as a run may still have settings to put back then.
 */
public abstract class HostedCluster implements PracticeCluster {
  private final OpenParts parts = new OpenParts();
  private final String description;
  private SshHosts hosts;
  private Spool spool;
  private Path work;
  private Path inventory;

  /** @param description one line for people, as {@link PracticeCluster#description} wants it */
  protected HostedCluster(String description) {
    this.description = description;
  }

  /** Closes this part with the cluster, before those that were kept earlier. */
  protected final <T extends AutoCloseable> T keep(T part) {
    return parts.keep(part);
  }

  /** Starts the hosts; nothing of the database is on them yet. */
  protected final SshHosts bringUpHosts(List<String> names, CommandWatcher watcher) throws IOException {
    work = keep(new WorkFolder()).path();
    keep(ScriptFiles.reaper(work));
    hosts = keep(new SshHosts(work, names, watcher));
    spool = new Spool(work.resolve("spool"));
    return hosts;
  }

  /** Where the scripts of the hosts leave their requests. */
  protected final Spool spool() {
    return spool;
  }

  /** Lets the tools on a host find the model. {@code words} tell them who they are, on one line. */
  protected final void identify(String host, String words) throws IOException {
    ScriptFiles.writeIdentity(hosts.host(host).folder(), words, spool.folder());
  }

  /** The folder for packages, on no host. */
  protected final Path packages() throws IOException {
    return Files.createDirectories(work.resolve("packages"));
  }

  protected final void inventory(InventoryText text) throws IOException {
    inventory = Files.writeString(work.resolve("inventory.ini"), text.toString());
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public final Path inventory() {
    return inventory;
  }

  @Override
  public final Path sshConfig() {
    return hosts.config();
  }

  @Override
  public final Map<String, Path> homes() {
    return hosts.homes();
  }

  @Override
  public final void close() {
    parts.close();
  }
}
