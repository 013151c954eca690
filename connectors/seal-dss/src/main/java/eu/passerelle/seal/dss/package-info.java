/**
 * Seals credentials as Europass expects them: JAdES in JWS JSON serialisation over the credential's own text. EU DSS
 * writes the signed header and judges the result.
 */
@NullMarked
package eu.passerelle.seal.dss;

import org.jspecify.annotations.NullMarked;
