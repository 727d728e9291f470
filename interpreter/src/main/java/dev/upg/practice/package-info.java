/**
 * Practice clusters: SSH hosts on loopback and a model of a database behind the real admin commands. A model, and it
 * says so. Imports {@code clock} only; the run meets it through SSH, an inventory file and an OpenSSH configuration, like any cluster.
 */
package dev.upg.practice;
