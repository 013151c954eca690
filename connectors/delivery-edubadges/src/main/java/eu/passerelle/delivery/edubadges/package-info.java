/** Delivery to SURF edubadges by direct awards. */
@NullMarked
package eu.passerelle.delivery.edubadges;

import org.jspecify.annotations.NullMarked;
