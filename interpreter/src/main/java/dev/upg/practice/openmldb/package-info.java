/**
 * The practice OpenMLDB cluster: hosts, installations, processes, ports and faults around the model. Entry:
 * {@link dev.upg.practice.openmldb.OpenmldbPractice}.
 */
package dev.upg.practice.openmldb;
