/** Time as the run sees it: only here may anything sleep or ask what time it is. Imports nothing of upg. */
package dev.upg.clock;
