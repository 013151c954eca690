/** ESSE3 of a fake Italian university. */
@NullMarked
package eu.passerelle.simulators.esse3;

import org.jspecify.annotations.NullMarked;
