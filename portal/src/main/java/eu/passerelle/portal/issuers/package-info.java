/** What verifiers ask of an issuer: its keys as JWK Set and as did:web document, and what its credential types mean. */
@NullMarked
package eu.passerelle.portal.issuers;

import org.jspecify.annotations.NullMarked;
