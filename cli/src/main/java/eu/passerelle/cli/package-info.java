/** The front door: {@code ./hub}. Commands about a running hub speak with its REST API; the others work in place. */
@NullMarked
package eu.passerelle.cli;

import org.jspecify.annotations.NullMarked;
