@NullMarked
package eu.passerelle.sis.ooapi;

import org.jspecify.annotations.NullMarked;
