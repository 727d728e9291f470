/**
 * Practice clusters: SSH hosts on loopback and a model of a database behind the real admin commands. A model, and it
 * says so. Entry: {@link dev.upg.practice.PracticeClusters}. Imports {@code clock}, {@code diagnostic} for its spelling,
 * {@code dolphindb} to write into a cluster, and {@code host} to shorten timeouts; the run meets a practice cluster through SSH, an inventory file and an OpenSSH
 * configuration, like any cluster. What a run costs its users is told by {@link dev.upg.practice.PracticeCluster#measurements}.
 *
 * <h2>Pegasus: what is real</h2>
 * <ul>
 * <li>SSH servers with host keys of their own: three meta servers, three to nine replica servers (usually five), a collector.
 * Commands run in a real shell, as the user who started {@code upg}, in the folder of their host, which is their home and their
 * {@code TMPDIR}.
 * <li>The servers are processes: they can be seen with {@code ps}, stopped, killed, started by hand; a second one on the
 * same host fails as on a port in use. The version of a server is that of the files it was started from.
 * <li>The text of the admin shell: that of 2.4 held byte for byte against answers of real 2.4.0 servers in the tests, that of
 * 1.12, 2.0 and master against samples derived from their code. The shell's version and the servers' may differ.
 * </ul>
 *
 * <h2>What is modelled</h2>
 * <ul>
 * <li>The meta leader: ZooKeeper's session time before another takes over, and the loss of level, settings and proposals
 * with it; its tick of 10 s for proposals, cure and balance; auto freezing.
 * <li>Tables {@code temp} and {@code usertable}, eight partitions of three replicas each: ballots, primaries, secondaries,
 * queued proposals, flow control, the assign delay, the black list, learning.
 * <li>Failure detection by beacons (22 s) and, before that, by primaries; restarts that nobody sees; servers that restart too
 * often and aren't listened to any more; the lease (20 s) of replica servers that no leader answers.
 * <li>The replicas that a server has open, {@code kill_partition}, the config sync that closes what a server no longer has, and
 * counters that are up to 10 s old.
 * <li>That data of 1.x is refused by 2.1 and later.
 * <li>How long each partition had no primary that serves, or fewer than two live replicas: added up at each step of the
 * model, 100 ms of its time, so nothing falls between two looks. The end of a process is noticed within 15 ms of the
 * machine's time, which is more of a fast cluster's.
 * </ul>
 * As captured from real servers, all steps of one proposal are done at one tick unless a replica has to learn: a primary that is
 * moved is missed for no time at all. Real ones are for some milliseconds.
 *
 * <h2>What isn't</h2>
 * <ul>
 * <li>Data: there are no reads, writes, latencies or disks, and learning takes about a second whatever the real size.
 * <li>Host names: all servers are configured by IP address, on master, too, as one that was upgraded from 2.5 is, and it shows
 * that address. What {@code server_stat} of master tells of earlier servers isn't known, nor the colours of its errors.
 * <li>HTTP, releases between those that can be asked for, other admin tools, tables that are created or dropped, backup,
 * bulk load, duplication, {@code nodes -u} and {@code -q}, counters other than those of replicas. ZooKeeper is a port.
 * <li>{@code run.sh start} and {@code run.sh stop} aren't Pegasus' own: they stand for the scripts of a site.
 * </ul>
 *
 * <h2>DolphinDB: what is real</h2>
 * <ul>
 * <li>SSH servers: three hosts with a controller, an agent and a data node each, as in the documentation's example, and one host with a
 * single node. The nodes are processes; a data node is its agent's child, and runs the program that is there when it is started.
 * <li>Ports that speak DolphinDB's protocol to the vendor's Java API: login with the encrypted password, scripts, tables, dictionaries, errors.
 * <li>{@code upgrade.sh}, {@code stopAllNode.sh} and the start scripts, by their outputs and exit codes. The first was held against recorded
 * outputs of a copy of the vendor's script; the second sees the processes of its own host only, since all hosts are one machine.
 * <li>A writer: a row a second through the vendor's API, going to another data node when one fails. At the end it is told for how long
 * no row was acknowledged at most, and which acknowledged rows can't be read.
 * </ul>
 *
 * <h2>What is modelled</h2>
 * <ul>
 * <li>The Raft leader, and 12 s without one; data nodes that are missed after 8 s, or at once when they say so; redo logs that are replayed.
 * <li>The chunks of one database, two replicas each: versions, replicas that fell behind, recovery tasks, two at once, suspended recovery,
 * replicas that are made anew elsewhere after a minute.
 * </ul>
 *
 * <h2>What isn't</h2>
 * <ul>
 * <li>Any script but those of module {@code dolphindb} and of the writer: it is refused as unknown. Views of followers that lag behind.
 * <li>Metadata: the files that are saved and put back are there, and nobody reads them. Plug-ins, compute nodes, several agents a host,
 * {@code datanodeRestartInterval}, license checks at a start.
 * <li>Nothing of it was held against a real server: none is to be had without a license.
 * </ul>
 */
package dev.upg.practice;
