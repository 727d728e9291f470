/**
 * Inventory and parameters against what a playbook declares, before any host is touched. Imports {@code check},
 * {@code inventory} and {@code value}.
 */
package dev.upg.bind;
