/**
 * A high-availability DolphinDB cluster as a model in the cluster's time: Raft among controllers, data nodes, chunks with versions,
 * recovery, one table that is written. Touches no file, process or socket. Imports nothing of upg.
 */
package dev.upg.practice.dolphindb.model;
