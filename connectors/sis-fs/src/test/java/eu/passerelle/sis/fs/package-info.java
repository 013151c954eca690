@NullMarked
package eu.passerelle.sis.fs;

import org.jspecify.annotations.NullMarked;
