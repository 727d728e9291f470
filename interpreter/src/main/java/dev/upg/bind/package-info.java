/**
 * Inventory and parameters against what a playbook declares, before any host is touched. Imports {@code check},
 * {@code diagnostic}, {@code inventory}, {@code tree}, {@code type} and {@code value}.
 */
package dev.upg.bind;
