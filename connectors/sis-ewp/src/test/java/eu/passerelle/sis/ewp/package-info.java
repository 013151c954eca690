@NullMarked
package eu.passerelle.sis.ewp;

import org.jspecify.annotations.NullMarked;
