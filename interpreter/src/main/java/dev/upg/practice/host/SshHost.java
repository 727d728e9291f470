package dev.upg.practice.host;

import java.nio.file.Path;

/**
 * One host.
 *
 * @param folder home and working directory of its commands
 * @param port of its SSH server on 127.0.0.1
 */
public record SshHost(String name, Path folder, int port) {}
