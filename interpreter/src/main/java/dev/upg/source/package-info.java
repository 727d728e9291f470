/** Source texts and places in them. Imports nothing of upg. */
package dev.upg.source;
