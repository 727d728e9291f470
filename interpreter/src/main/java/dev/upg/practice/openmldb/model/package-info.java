/**
 * A model of an OpenMLDB cluster: components, partitions, operations, failover. No text of any tool, no files, no processes.
 * Entry: {@link dev.upg.practice.openmldb.model.OpenmldbModel}. The source of its behaviour is OpenMLDB's code of 0.6.9 to 0.9.3 and its
 * upgrade document; no live server was looked at.
 */
package dev.upg.practice.openmldb.model;
