@NullMarked
package eu.passerelle.portal;

import org.jspecify.annotations.NullMarked;
