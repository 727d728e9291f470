/**
 * A Pegasus cluster as its meta leader sees it: tables, replicas, proposals, failure detection. Pure: no thread, no file,
 * no clock; {@link dev.upg.practice.pegasus.model.PegasusModel#advanceTo} moves its time. Imports nothing of upg.
 */
package dev.upg.practice.pegasus.model;
