package eu.passerelle.routes.config;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a university issues to wallets besides what every university does.
 *
 * @param sdJwt types of SD-JWT VC that wallets may choose from: {@code eudi-learning-credential},
 *     {@code dc4eu-micro-credential}, {@code dc4eu-diploma}, {@code dc4eu-elm}, or a file of your own, relative to the
 *     configuration directory and with a {@code /}, for example {@code types/our-credential.json};
 *     {@code [eudi-learning-credential]} when absent
 * @param ebsi the university as EBSI's registries know it; absent: it issues no EBSI attestations
 */
public record FormatSettings(
        @Nullable List<String> sdJwt, @Nullable Ebsi ebsi) {

    /**
     * An issuer of EBSI verifiable attestations; sealed with the key {@code jwt} of {@code hub.yaml}.
     *
     * @param did its {@code did:ebsi}, registered in the DID Registry with the key {@code jwt}, named there by its thumbprint
     * @param schema address in the Trusted Schemas Registry of the schema that its attestations follow
     * @param types what its attestations are besides {@code VerifiableAttestation}, from the general to the special, as its
     *     accreditation names them; none when absent
     * @param accreditation address in the Trusted Issuers Registry of the attribute that accredits it to attest; absent:
     *     verifiers cannot see that it is accredited
     * @param status how verifiers see that an attestation was revoked; absent: attestations have no status
     */
    public record Ebsi(
            String did,
            URI schema,
            @Nullable List<String> types,
            @Nullable URI accreditation,
            @Nullable Status status) {}

    /**
     * EBSI's verifiers follow status lists through a proxy in the Trusted Issuers Registry only. Register there the hub's
     * {@code web.address} as prefix, with the header {@code Accept: application/jwt}.
     *
     * @param proxy address of the proxy in the Trusted Issuers Registry
     * @param schema address in the Trusted Schemas Registry of EBSI's schema of status lists
     */
    public record Status(URI proxy, URI schema) {}
}
