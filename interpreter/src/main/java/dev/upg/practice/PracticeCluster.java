package dev.upg.practice;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A running practice cluster. Closing it ends its servers and processes and removes its folder. */
public interface PracticeCluster extends AutoCloseable {
  /** One line for people: {@code practice Pegasus 2.4.0: 3 meta servers, 5 replica servers, 1 collector}. */
  String description();

  /** An Ansible inventory of the cluster. */
  Path inventory();

  /** An OpenSSH configuration: user, key and known_hosts of the practice hosts. */
  Path sshConfig();

  /** Values for the parameters of the playbooks of this database; those a playbook doesn't have are left out. */
  Map<String, String> parameters();

  /** What the cluster's users have felt so far; every cluster of a database tells the same measurements in the same order. */
  List<Measurement> measurements();

  /** The home folder of each host. */
  Map<String, Path> homes();

  /** How things are now. */
  PracticeState state();

  /** What people should know at the end, a line each: faults that were asked for and didn't strike. */
  List<String> remarks();

  @Override
  void close();
}
