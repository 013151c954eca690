/** What can be claimed of an achievement, for the formats whose claims are flat. */
@NullMarked
package eu.passerelle.credentials.claims;

import org.jspecify.annotations.NullMarked;
