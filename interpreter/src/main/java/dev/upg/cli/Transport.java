package dev.upg.cli;

/** What carries commands to hosts. */
enum Transport {
  /** upg's own SSH. */
  sshj,
  /** The system's {@code ssh}. */
  openssh
}
