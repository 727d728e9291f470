/**
 * One HTTP request to a port that a node reaches. Entry: {@link dev.upg.http.HttpRequest}. Imports {@code host}.
 *
 * <p>Written on a socket, since a request goes over a {@link dev.upg.host.Way}, is never sent twice, and names neither a client nor
 * the way's own port: servers answer browsers otherwise than programs.
 */
package dev.upg.http;
