/** Delivery by e-mail: the sealed file attached to a message in the learner's language. */
@NullMarked
package eu.passerelle.delivery.email;

import org.jspecify.annotations.NullMarked;
