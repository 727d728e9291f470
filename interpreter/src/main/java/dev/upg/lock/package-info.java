/**
 * One run per cluster: a file with a lease on some of its nodes, since two operators may sit on two machines. Entry:
 * {@link dev.upg.lock.ClusterLock}. Imports {@code host} and {@code clock}.
 *
 * <p>The file is {@code /var/tmp/upg-lock/machine}, or below {@code /tmp} where that can't be written: the same for whoever reaches
 * the node, whatever he calls it and whoever he is there. Only one of two operators makes it ({@code ln}), and it is renewed while the run works. Who holds it on more than half of the
 * nodes holds the cluster: two can't, whichever nodes each of them reaches. Fewer nodes than that can be asked: nobody
 * knows, and nothing begins.
 *
 * <p>A lease that isn't renewed for {@link dev.upg.lock.ClusterLock#LEASE} of the node's clock belongs to a run that died.
 * Nobody takes a lock away by himself: a person names the run that it is taken from. The process that goes on with a run
 * has that run's lock. A run whose lock was taken sees it before each change that is made later than
 * {@link dev.upg.lock.ClusterLock#NOTICE} after that, and who took it waits so long.
 */
package dev.upg.lock;
