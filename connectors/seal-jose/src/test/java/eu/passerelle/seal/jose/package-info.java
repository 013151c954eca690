@NullMarked
package eu.passerelle.seal.jose;

import org.jspecify.annotations.NullMarked;
