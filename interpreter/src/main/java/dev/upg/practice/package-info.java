/**
 * Practice clusters: SSH hosts on loopback and a model of a database behind the real admin commands. A model, and it
 * says so. Entry: {@link dev.upg.practice.PracticeClusters}. Imports {@code clock}, and {@code host} to shorten timeouts; the run meets a practice cluster
 * through SSH, an inventory file and an OpenSSH configuration, like any cluster.
 *
 * <h2>Pegasus: what is real</h2>
 * <ul>
 * <li>Nine SSH servers with host keys of their own: three meta servers, five replica servers, a collector. Commands run in
 * a real shell, as the user who started {@code upg}, in the folder of their host, which is their home.
 * <li>The servers are processes: they can be seen with {@code ps}, stopped, killed, started by hand; a second one on the
 * same host fails as on a port in use. The version of a server is that of the files it was started from.
 * <li>The text of the admin shell, held byte for byte against answers of real 2.4.0 servers in the tests.
 * </ul>
 *
 * <h2>What is modelled</h2>
 * <ul>
 * <li>The meta leader: ZooKeeper's session time before another takes over, and the loss of level, settings and proposals
 * with it; its tick of 10 s for proposals, cure and balance; auto freezing.
 * <li>Tables {@code temp} and {@code usertable}, eight partitions of three replicas each: ballots, primaries, secondaries,
 * queued proposals, flow control, the assign delay, the black list, learning.
 * <li>Failure detection by beacons (22 s) and, before that, by primaries; restarts that nobody sees.
 * <li>The replicas that a server has open, {@code kill_partition}, the config sync that closes what a server no longer has, and
 * counters that are up to 10 s old.
 * </ul>
 * As captured from real servers, all steps of one proposal are done at one tick unless a replica has to learn.
 *
 * <h2>What isn't</h2>
 * <ul>
 * <li>Data: there are no reads, writes, latencies or disks, and learning takes about a second whatever the real size.
 * <li>HTTP, host names, other versions than 2.4.0 and 2.5.0, other admin tools, tables that are created or dropped, backup,
 * bulk load, duplication, {@code nodes -u} and {@code -q}, counters other than those of replicas.
 * <li>The lease of a replica server that no meta server answers, and the counting of unstable restarts.
 * <li>{@code run.sh start} and {@code run.sh stop} aren't Pegasus' own: they stand for the scripts of a site.
 * </ul>
 */
package dev.upg.practice;
