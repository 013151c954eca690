@NullMarked
package eu.passerelle.verify;

import org.jspecify.annotations.NullMarked;
