@NullMarked
package eu.passerelle.seal.xml;

import org.jspecify.annotations.NullMarked;
