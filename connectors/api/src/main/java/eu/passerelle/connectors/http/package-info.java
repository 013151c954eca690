/** The one HTTP client of all connectors: limits on size and time, allow-listed addresses, typed failures. */
@NullMarked
package eu.passerelle.connectors.http;

import org.jspecify.annotations.NullMarked;
