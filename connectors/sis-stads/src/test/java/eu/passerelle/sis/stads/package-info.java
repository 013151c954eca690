@NullMarked
package eu.passerelle.sis.stads;

import org.jspecify.annotations.NullMarked;
