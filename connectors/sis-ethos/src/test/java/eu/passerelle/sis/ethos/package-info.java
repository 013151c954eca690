@NullMarked
package eu.passerelle.sis.ethos;

import org.jspecify.annotations.NullMarked;
