package dev.upg.practice.pegasus.shell;

/** What the shell wrote, and its exit status: 0 after nearly every error. */
public record ShellAnswer(String stdout, String stderr, int code) {}
