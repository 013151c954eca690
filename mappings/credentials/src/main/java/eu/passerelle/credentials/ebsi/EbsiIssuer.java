package eu.passerelle.credentials.ebsi;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issuer as EBSI's registries know it.
 *
 * @param did {@code did:ebsi}, registered in the DID Registry with the key that seals; {@code did:key} only to try out
 * @param schema address in the Trusted Schemas Registry of the schema that its attestations follow
 * @param types of its attestations beyond {@code VerifiableCredential} and {@code VerifiableAttestation}, from the general
 *     to the special; what its accreditation must name
 * @param accreditation address in the Trusted Issuers Registry of the attribute that accredits it to attest
 *     (trust chain: RootTAO, TAO, this issuer); null: verifiers cannot see that it is accredited
 * @param statusProxy address in the Trusted Issuers Registry of the proxy before the hub's status lists; null:
 *     attestations have no status
 */
public record EbsiIssuer(
        String did,
        URI schema,
        List<String> types,
        @Nullable URI accreditation,
        @Nullable URI statusProxy) {

    public EbsiIssuer {
        if (!DidEbsi.isValid(did) && DidKey.jwk(did).isEmpty()) {
            throw new IllegalArgumentException("'did' is a did:ebsi, or a did:key of a JWK; not " + did);
        }
        if (accreditation != null && !accreditation.getPath().contains("/issuers/" + did + "/attributes/")) {
            throw new IllegalArgumentException(
                    "'accreditation' is the address of an attribute of " + did + " in the Trusted Issuers Registry");
        }
        types = List.copyOf(types);
    }
}
