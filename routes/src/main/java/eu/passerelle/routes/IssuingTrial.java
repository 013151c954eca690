package eu.passerelle.routes;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.HolderKey;
import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import eu.passerelle.model.University;
import eu.passerelle.routes.certificates.SampleAchievement;
import eu.passerelle.routes.config.Modules;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Issues an invented result in each format that there is a key for, as the hub does, and stores nothing. */
public final class IssuingTrial {

    /** Public half of a P-256 key that nobody has, as a wallet would send it. */
    private static final Map<String, Object> WALLET = Map.of(
            "kty",
            "EC",
            "crv",
            "P-256",
            "x",
            "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "y",
            "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");

    private static final HolderKey HOLDER = new HolderKey(
            WALLET,
            "did:jwk:"
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString("{\"kty\":\"EC\"}".getBytes(StandardCharsets.US_ASCII)));

    /** An invented place on a status list. */
    private static final List<StatusPlace> PLACES =
            List.of(new StatusPlace(URI.create("https://hub.example/public/status/1"), 4711, "revocation"));

    private final Formats formats;
    private final SigningKeys keys;
    private final Achievement achievement;

    IssuingTrial(Formats formats, SigningKeys keys, University university) {
        this.formats = formats;
        this.keys = keys;
        Achievement sample = SampleAchievement.of(university);
        // of today: no key seals what was issued before it was valid
        this.achievement = new Achievement(
                sample.credentialId(),
                sample.version(),
                university,
                formats.europass().sealer().issuer(),
                sample.completion(),
                sample.opportunity(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                null);
    }

    /** Those of single results; a learner record is of several. */
    public List<String> formats() {
        return formats.names().stream().filter(name -> !name.equals("clr")).toList();
    }

    /** With an invented place on a status list where the format has them. */
    public Credential issue(String format) {
        return issue(format, PLACES);
    }

    /** Rendered, validated and sealed, bound to a wallet's key and with these places on status lists where the format has them. */
    public Credential issue(String format, List<StatusPlace> places) {
        return formats.seal(format, achievement, new Binding(HOLDER, places));
    }

    /** The key that seals this format. */
    public SigningKey key(String format) {
        return Modules.formatSeal(format)
                .flatMap(seal -> keys.find(seal.use()))
                .or(() -> keys.find(SigningKeys.SEAL))
                .orElseThrow();
    }
}
