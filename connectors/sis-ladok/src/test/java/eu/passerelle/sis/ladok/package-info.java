@NullMarked
package eu.passerelle.sis.ladok;

import org.jspecify.annotations.NullMarked;
