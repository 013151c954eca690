/** Data Integrity proofs (W3C) under credentials that are JSON-LD: made with a signing key of the hub, and verified. */
@NullMarked
package eu.passerelle.seal.integrity;

import org.jspecify.annotations.NullMarked;
