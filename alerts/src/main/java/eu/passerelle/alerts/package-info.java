/** What somebody must be told of: rules over what the journal knows, how alerts stand, and the channels they are told by. */
@NullMarked
package eu.passerelle.alerts;

import org.jspecify.annotations.NullMarked;
