/**
 * What {@code bin/openmldb} prints as a client and {@code tools/openmldb_ops.py} does: text of OpenMLDB's tools from the model. Held
 * against samples that were worked out from the tools' code, and against outputs of the real {@code openmldb_ops.py}; none comes from a live
 * server.
 */
package dev.upg.practice.openmldb.client;
