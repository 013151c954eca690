@NullMarked
package eu.passerelle.sis.pegase;

import org.jspecify.annotations.NullMarked;
