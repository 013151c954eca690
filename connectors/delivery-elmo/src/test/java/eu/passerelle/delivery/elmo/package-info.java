@NullMarked
package eu.passerelle.delivery.elmo;

import org.jspecify.annotations.NullMarked;
