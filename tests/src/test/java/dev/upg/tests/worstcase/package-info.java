/** How long programs can take, as said before, against how long they take. */
package dev.upg.tests.worstcase;
