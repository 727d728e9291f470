/**
 * The practice DolphinDB cluster: hosts, installations, processes, ports, a writer and faults around the model. Entry:
 * {@link dev.upg.practice.dolphindb.DolphindbPractice}.
 */
package dev.upg.practice.dolphindb;
