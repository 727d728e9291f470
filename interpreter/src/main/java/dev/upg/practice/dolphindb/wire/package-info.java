/**
 * DolphinDB's client protocol, as far as the vendor's Java API uses it: frames, login, objects. Entry:
 * {@link dev.upg.practice.dolphindb.wire.NodePort}. Imports {@code practice.port}.
 */
package dev.upg.practice.dolphindb.wire;
