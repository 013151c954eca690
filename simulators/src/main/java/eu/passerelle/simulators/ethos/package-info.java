/** Ellucian Ethos Integration of a fake Banner university. */
@NullMarked
package eu.passerelle.simulators.ethos;

import org.jspecify.annotations.NullMarked;
