/**
 * Views of a run: what a person sees ({@link dev.upg.view.TextView}), what a machine reads
 * ({@link dev.upg.view.JsonView}) and the file of everything ({@link dev.upg.view.RunLog}). Each listens to the same
 * events. Imports {@code event}, {@code diagnostic}, {@code source} and {@code host}; Jackson only here and in
 * natives.
 */
package dev.upg.view;
