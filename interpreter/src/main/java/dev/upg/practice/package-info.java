/**
 * Practice clusters: SSH hosts on loopback and a model of a database behind the real admin commands. A model, and it
 * says so. Entry: {@link dev.upg.practice.PracticeClusters}. Imports {@code clock}, {@code diagnostic} for its spelling,
 * {@code dolphindb} to write into a cluster, and {@code host} to shorten timeouts; the run meets a practice cluster through SSH, an inventory file and an OpenSSH
 * configuration, like any cluster. What a run costs its users is told by {@link dev.upg.practice.PracticeCluster#measurements}.
 *
 * <h2>Pegasus: what is real</h2>
 * <ul>
 * <li>SSH servers with host keys of their own: three meta servers, three to nine replica servers (usually five), a collector.
 * Commands run in a real shell, as the user who started {@code upg}, in the folder of their host, which is their home, their
 * {@code TMPDIR} and the place of the cluster's lock.
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
 *
 * <h2>OpenMLDB: what is real</h2>
 * <ul>
 * <li>SSH servers: three hosts with two nameservers, three tablets, an apiserver and a taskmanager, as in the samples' example; each component has a
 * work directory with the files of a release. They are processes that run from there, with pid files, and under the monitor when
 * they were started with {@code mon}.
 * <li>Ports that speak HTTP and JSON: nameservers and tablets by brpc's rules, the apiserver, and the taskmanager, which hangs or hangs up where the
 * real one does.
 * <li>{@code bin/start.sh}, by texts, files, waits and exit statuses of the real one. Its waits are of the cluster's time. {@code openmldb_ops.py} needs a
 * python3 of this machine, as there, and does in the model what the real one of 0.9.2 does, the logs held against its outputs, with its
 * failures: status 0 after an error, tracebacks that leave {@code auto_failover} off, and no limit of time.
 * <li>{@code bin/openmldb} as a client of nameservers, tablets and in SQL, held byte by byte against samples for 0.9.
 * </ul>
 *
 * <h2>What is modelled</h2>
 * <ul>
 * <li>ZooKeeper's sessions of 10 s: a tablet or nameserver started earlier fails, the next nameserver leads later, and goes on with operations that
 * aren't done.
 * <li>Operations with their tasks, two at once; what they do to leaders, replicas and their tablets; how a replica comes back, by what its tablet
 * still has of it.
 * <li>{@code auto_failover}: what it refuses while it is on, who leads and is marked dead 60 s after a tablet's session, and that nothing of that happens while
 * it is off.
 * <li>A database with tables of one, two and three replicas, and OpenMLDB's own; a row a second and partition, written by way of the leader: how
 * long a partition had none that serves, and how many acknowledged rows are gone. A leader that is changed loses those of some 400 ms.
 * </ul>
 *
 * <h2>What isn't</h2>
 * <ul>
 * <li>Memory, disks, sizes: loading and sending take seconds, whatever the size. Offline data, jobs, users, names instead of addresses,
 * several taskmanagers, ZooKeeper itself, which is a port, {@code sbin}.
 * <li>Any statement but {@code SHOW COMPONENTS}, {@code DATABASES}, {@code TABLE STATUS}, {@code JOBS}; of the client's commands {@code migrate},
 * {@code offlineendpoint}, {@code recoverendpoint}; of the tool's {@code scalein}, {@code scaleout}. They are refused as unknown.
 * <li>Columns of tables: all have the same two. Error codes but 300 and 301, and the words of errors that no sample has.
 * <li>No live server was looked at for any of it: none is to be had here. Releases differ by what their notes say: columns, commands, authentication; the
 * texts of 0.6.9 and 0.8.5 are else those of 0.9.
 * </ul>
 */
package dev.upg.practice;
