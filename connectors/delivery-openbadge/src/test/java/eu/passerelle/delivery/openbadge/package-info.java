@NullMarked
package eu.passerelle.delivery.openbadge;

import org.jspecify.annotations.NullMarked;
