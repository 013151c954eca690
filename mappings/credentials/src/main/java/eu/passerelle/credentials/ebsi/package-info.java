/** EBSI verifiable attestations: W3C VCDM 1.1 in a JWT, from a did:ebsi issuer to a did:key holder. */
@NullMarked
package eu.passerelle.credentials.ebsi;

import org.jspecify.annotations.NullMarked;
