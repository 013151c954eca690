@NullMarked
package eu.passerelle.connectors.keys;

import org.jspecify.annotations.NullMarked;
