/**
 * Scripts on one DolphinDB node, by the vendor's Java API ({@code com.dolphindb:dolphindb-javaapi}, which is used here only and
 * loaded when the first script is run). Entry: {@link dev.upg.dolphindb.DolphindbConnection}. Imports {@code host}.
 *
 * <p>The API's own high-availability mode and load balancing are off: who administers a cluster must know which node he talks to,
 * and in that mode a call never gives up. Each connection goes over a {@link dev.upg.host.Way}, so that cutting it ends whatever waits.
 */
package dev.upg.dolphindb;
