@NullMarked
package eu.passerelle.delivery.email;

import org.jspecify.annotations.NullMarked;
