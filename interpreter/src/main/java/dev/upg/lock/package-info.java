/**
 * One run per cluster: a file with a lease on its first nodes, since two operators may sit on two machines. Entry:
 * {@link dev.upg.lock.ClusterLock}. Imports {@code host} and {@code clock}.
 *
 * <p>The file is {@code ${TMPDIR:-/tmp}/upg.lock}: the same for every user of the node, and gone after its restart. It is
 * made by {@code ln}, which one of two operators wins, and renewed while the run works. A lease that isn't renewed for
 * {@link dev.upg.lock.ClusterLock#LEASE} of the node's clock belongs to a run that died; it is taken over when a person
 * says so, or by the process that goes on with that very run.
 */
package dev.upg.lock;
