/** Whole runs: the playbooks as users get them, on practice clusters and on real SSH servers of this machine. */
package dev.upg.tests.endtoend;
