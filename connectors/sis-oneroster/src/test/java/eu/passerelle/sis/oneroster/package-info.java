@NullMarked
package eu.passerelle.sis.oneroster;

import org.jspecify.annotations.NullMarked;
