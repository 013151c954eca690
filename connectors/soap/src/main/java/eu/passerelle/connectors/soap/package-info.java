/** Calls SOAP services with typed clients, within the hub's limits and with the hub's failures. */
@NullMarked
package eu.passerelle.connectors.soap;

import org.jspecify.annotations.NullMarked;
