package eu.passerelle.routes;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.FormatSeal;
import eu.passerelle.credentials.CredentialRenderer;
import eu.passerelle.credentials.ebsi.EbsiIssuer;
import eu.passerelle.credentials.ebsi.EbsiRenderer;
import eu.passerelle.credentials.ebsi.EbsiValidator;
import eu.passerelle.credentials.sdjwt.SdJwtRenderer;
import eu.passerelle.credentials.sdjwt.SdJwtType;
import eu.passerelle.credentials.sdjwt.SdJwtValidator;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.routes.Formats.Format;
import eu.passerelle.routes.config.Modules;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Formats whose content is a university's choice: SD-JWT VC of a type, EBSI attestations of an issuer. */
final class ChosenFormats {

    private final SigningKeys keys;
    private final Organisation issuer;
    private final Function<University, URI> addresses;
    private final CredentialRenderer elm;
    private final Optional<CredentialSealer> sdJwt;
    /** By DID: a sealer follows its key for ever. */
    private final Map<String, Optional<CredentialSealer>> ebsi = new ConcurrentHashMap<>();

    /**
     * @param issuer organisation of the seal
     * @param addresses the {@code iss} of a university
     * @param elm writes the whole European Digital Credential for types that carry it
     */
    ChosenFormats(SigningKeys keys, Organisation issuer, Function<University, URI> addresses, CredentialRenderer elm) {
        this.keys = keys;
        this.issuer = issuer;
        this.addresses = addresses;
        this.elm = elm;
        this.sdJwt = sealer(SdJwtRenderer.FORMAT, "");
    }

    /** Empty where there is no key for it. */
    Optional<Format> sdJwt(SdJwtType type) {
        return sdJwt.map(
                sealer -> new Format(new SdJwtRenderer(type, addresses, elm), new SdJwtValidator(type), sealer));
    }

    /** Empty where there is no key for it. */
    Optional<Format> ebsi(EbsiIssuer attesting) {
        return ebsi.computeIfAbsent(attesting.did(), did -> sealer(EbsiRenderer.FORMAT, did))
                .map(sealer -> new Format(new EbsiRenderer(university -> attesting), new EbsiValidator(), sealer));
    }

    private Optional<CredentialSealer> sealer(String format, String issuers) {
        Optional<FormatSeal> seal = Modules.formatSeal(format);
        return seal.flatMap(found -> keys.sealer(found.use(), key -> found.open(key, issuer, issuers)));
    }
}
