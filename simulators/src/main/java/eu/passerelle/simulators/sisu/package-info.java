/** Sisu of the Finnish universities: exports by ordinal. */
@NullMarked
package eu.passerelle.simulators.sisu;

import org.jspecify.annotations.NullMarked;
