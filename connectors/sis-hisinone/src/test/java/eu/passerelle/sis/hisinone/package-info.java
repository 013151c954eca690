@NullMarked
package eu.passerelle.sis.hisinone;

import org.jspecify.annotations.NullMarked;
