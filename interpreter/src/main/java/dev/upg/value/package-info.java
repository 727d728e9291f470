/** What expressions evaluate to. Imports {@code host} only. */
package dev.upg.value;
