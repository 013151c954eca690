@NullMarked
package eu.passerelle.sis.lti;

import org.jspecify.annotations.NullMarked;
