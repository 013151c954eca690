@NullMarked
package eu.passerelle.delivery.europass;

import org.jspecify.annotations.NullMarked;
