/** The ports to the outside world. One module implements one kind of system; connectors do not know each other. */
@NullMarked
package eu.passerelle.connectors;

import org.jspecify.annotations.NullMarked;
