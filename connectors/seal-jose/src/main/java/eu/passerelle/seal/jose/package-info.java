/** Compact JWS seals: SD-JWT VC and EBSI attestations; and the verification of those that others have sealed. */
@NullMarked
package eu.passerelle.seal.jose;

import org.jspecify.annotations.NullMarked;
