/** Delivery to a host of Open Badges 3.0 by its API ("Badge Connect"). */
@NullMarked
package eu.passerelle.delivery.openbadge;

import org.jspecify.annotations.NullMarked;
