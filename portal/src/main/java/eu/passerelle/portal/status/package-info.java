/**
 * Whether credentials still hold, published as signed lists: {@code /public/status/<list>}. What a list says is worked out
 * of the journal; here it is written, signed and kept for a few seconds.
 */
@NullMarked
package eu.passerelle.portal.status;

import org.jspecify.annotations.NullMarked;
