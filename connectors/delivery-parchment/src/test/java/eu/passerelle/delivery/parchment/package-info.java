@NullMarked
package eu.passerelle.delivery.parchment;

import org.jspecify.annotations.NullMarked;
