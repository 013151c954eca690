/** Delivery to a Europass wallet by the EDCI wallet contract, version 2. */
@NullMarked
package eu.passerelle.delivery.europass;

import org.jspecify.annotations.NullMarked;
