/**
 * The HTTP ports of OpenMLDB's components: calls of nameservers and tablets as JSON by brpc's rules, the apiserver, and the taskmanager's
 * brpc-java pages. Entry: {@link dev.upg.practice.openmldb.http.ComponentPort}.
 */
package dev.upg.practice.openmldb.http;
