/** What happens in a run, as told to views, logs and machines. Imports {@code diagnostic} and {@code host}. */
package dev.upg.event;
