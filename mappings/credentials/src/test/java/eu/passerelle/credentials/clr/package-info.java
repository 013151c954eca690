@NullMarked
package eu.passerelle.credentials.clr;

import org.jspecify.annotations.NullMarked;
