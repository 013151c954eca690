@NullMarked
package eu.passerelle.sis.sisu;

import org.jspecify.annotations.NullMarked;
