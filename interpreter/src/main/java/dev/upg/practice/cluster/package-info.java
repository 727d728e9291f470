/**
 * What the practice clusters of all databases share beside hosts and scripts: how one comes up on its hosts, how its faults and releases
 * are asked for, its inventory. A database's own package adds a layout, an installation, a desk for its scripts and a model.
 */
package dev.upg.practice.cluster;
