/**
 * Views of a run: what a person sees ({@link dev.upg.view.TextView}), what a machine reads
 * ({@link dev.upg.view.JsonView}) and the file of everything ({@link dev.upg.view.RunLog}). Each listens to the same
 * events. A plan is shown
 * by {@link dev.upg.view.PlanText} and {@link dev.upg.view.PlanJson}. Imports {@code event}, {@code plan}, {@code diagnostic}, {@code source} and {@code host}; Jackson only here and in
 * natives.
 */
package dev.upg.view;
