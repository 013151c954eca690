/** All simulators together: the alliance of {@code ./hub demo}. */
@NullMarked
package eu.passerelle.simulators.alliance;

import org.jspecify.annotations.NullMarked;
