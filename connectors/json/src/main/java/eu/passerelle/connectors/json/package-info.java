/** What connectors of REST services share: JSON read within the limits, and its optional fields. */
@NullMarked
package eu.passerelle.connectors.json;

import org.jspecify.annotations.NullMarked;
