/** Verification of credentials, ours and those of others: what holds, what does not, what cannot be said here. */
@NullMarked
package eu.passerelle.verify;

import org.jspecify.annotations.NullMarked;
