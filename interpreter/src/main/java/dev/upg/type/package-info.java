/** Types, effects and signatures: what the checker knows and documentation shows. Imports nothing of upg. */
package dev.upg.type;
