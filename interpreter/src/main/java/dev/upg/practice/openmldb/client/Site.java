package dev.upg.practice.openmldb.client;

import java.time.ZoneId;

/**
 * Where the clients run and what they reach.
 *
 * @param zookeeper {@code HOST:PORT,…}, as the components' flags have it
 * @param root path in ZooKeeper
 * @param zone of the machine
 */
public record Site(String zookeeper, String root, ZoneId zone) {}
