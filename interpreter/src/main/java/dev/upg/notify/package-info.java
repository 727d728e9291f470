/**
 * Tells people who don't look at the terminal how a run goes, by a webhook. Nothing that happens here touches the run. Entry:
 * {@link dev.upg.notify.Notices}. Imports {@code event} and {@code diagnostic}; Jackson and {@code java.net.http} only in
 * {@link dev.upg.notify.Form} and {@link dev.upg.notify.Webhook}.
 */
package dev.upg.notify;
