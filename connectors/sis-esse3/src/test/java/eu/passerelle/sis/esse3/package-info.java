@NullMarked
package eu.passerelle.sis.esse3;

import org.jspecify.annotations.NullMarked;
