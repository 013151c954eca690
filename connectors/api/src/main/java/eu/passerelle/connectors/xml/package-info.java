/** XML without external entities, document types or unbounded depth. */
@NullMarked
package eu.passerelle.connectors.xml;

import org.jspecify.annotations.NullMarked;
