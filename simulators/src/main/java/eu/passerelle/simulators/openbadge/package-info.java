/** A host of Open Badges 3.0 on loopback. */
@NullMarked
package eu.passerelle.simulators.openbadge;

import org.jspecify.annotations.NullMarked;
