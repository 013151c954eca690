/** Judges completions by policy: facts in Java, rules in decision tables that registrars own. */
@NullMarked
package eu.passerelle.recognition;

import org.jspecify.annotations.NullMarked;
