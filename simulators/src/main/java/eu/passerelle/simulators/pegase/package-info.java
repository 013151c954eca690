/** Pégase of a fake French university. */
@NullMarked
package eu.passerelle.simulators.pegase;

import org.jspecify.annotations.NullMarked;
