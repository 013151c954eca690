@NullMarked
package eu.passerelle.connectors;

import org.jspecify.annotations.NullMarked;
