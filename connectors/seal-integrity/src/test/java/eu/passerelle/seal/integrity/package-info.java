@NullMarked
package eu.passerelle.seal.integrity;

import org.jspecify.annotations.NullMarked;
