/** The packages as users get them: made, unpacked or installed, run, and removed. */
package dev.upg.tests.packages;
