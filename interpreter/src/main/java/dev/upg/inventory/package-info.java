/** Ansible's inventory formats, read as they are. Imports {@code source}, {@code diagnostic} and {@code host}. */
package dev.upg.inventory;
