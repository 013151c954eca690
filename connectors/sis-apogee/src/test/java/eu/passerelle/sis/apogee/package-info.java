@NullMarked
package eu.passerelle.sis.apogee;

import org.jspecify.annotations.NullMarked;
