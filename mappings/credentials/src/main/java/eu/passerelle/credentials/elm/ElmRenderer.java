package eu.passerelle.credentials.elm;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.CredentialRenderer;
import eu.passerelle.credentials.certificate.CertificatePicture;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Organisation;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Writes an achievement as a European Digital Credential: JSON-LD of the European Learning Model, application profile
 * EDC 1.1.0 (EDC-generic-full), not yet sealed, UTF-8.
 *
 * <p>Everything that the achievement has is in it; what it lacks is absent, nothing is invented. The mandatory elements
 * of the Council Recommendation of 16 June 2022 are the concern of whoever makes achievements, not of this class.
 */
public final class ElmRenderer implements CredentialRenderer {

    static final String FORMAT = "elm";
    static final String MEDIA_TYPE = "application/ld+json";

    private static final List<String> CONTEXTS =
            List.of("https://www.w3.org/2018/credentials/v1", "http://data.europa.eu/snb/model/context/edc-ap");
    private static final String SCHEMA = "http://data.europa.eu/snb/model/ap/edc-generic-full";
    private static final int USUAL_SIZE = 48 * 1024;

    private final CertificatePicture picture;
    private final Organisations organisations = new Organisations();

    public ElmRenderer(CertificatePicture picture) {
        this.picture = picture;
    }

    /** With the hub's own certificate picture. */
    public static ElmRenderer standard() {
        return new ElmRenderer(new CertificatePicture());
    }

    @Override
    public String format() {
        return FORMAT;
    }

    /**
     * @param binding not used: Europass binds to nobody and its profile has no status that anybody reads
     * @throws UnknownCode where a code of the achievement is in no code list: language, country, ISCED-F, national
     *     level, ESCO skill, goal
     * @throws IllegalArgumentException where the issuer has no legal identifier, without which no EDC is valid
     */
    @Override
    public Credential render(Achievement achievement, Binding binding) {
        requireLegalIdentifier(achievement.issuer(), achievement.university().id());
        try (NodeWriter json = new NodeWriter(USUAL_SIZE)) {
            write(new Rendering(achievement, json, organisations));
            return new Credential(achievement.credentialId(), FORMAT, MEDIA_TYPE, json.toBytes());
        }
    }

    private void write(Rendering rendering) {
        Achievement achievement = rendering.achievement();
        NodeWriter json = rendering.json().object();
        json.strings("@context", CONTEXTS)
                .string("id", "urn:credential:" + achievement.credentialId())
                .strings("type", List.of("VerifiableCredential", "EuropeanDigitalCredential"))
                .array(
                        "credentialSchema",
                        List.of(SCHEMA),
                        schema -> json.nodeWithId("ShaclValidator2017", schema).end())
                .concepts("credentialProfiles", List.of(CodeLists.GENERIC));
        json.array(
                "identifier",
                List.of(achievement),
                from -> json.node("Identifier", "identifier")
                        .string("notation", from.completion().key().sourceKey() + "/" + from.version())
                        .string(
                                "schemeName",
                                "Result key and version of " + from.university().id())
                        .end());
        writeDates(rendering);
        json.raw("issuer", organisations.as(Organisations.Role.ISSUER, achievement.issuer()));
        new DisplaySection(rendering, picture).write();
        new PersonSection(rendering).write(new ClaimSection(rendering)::write);
        json.end();
    }

    private static void writeDates(Rendering rendering) {
        OffsetDateTime issued = rendering.at(rendering.achievement().issuedAt());
        NodeWriter json = rendering.json();
        json.dateTime("issued", issued).dateTime("issuanceDate", issued).dateTime("validFrom", issued);
        if (rendering.achievement().validUntil() != null) {
            OffsetDateTime until = rendering.at(rendering.achievement().validUntil());
            // validUntil is the profile's word, expirationDate the one that verifiers look at
            json.dateTime("validUntil", until).dateTime("expirationDate", until);
        }
    }

    private static void requireLegalIdentifier(Organisation issuer, String university) {
        if (issuer.legalIdentifier() == null) {
            throw new IllegalArgumentException("the issuer of university '" + university
                    + "' has no legal identifier: its seal certificate needs an organizationIdentifier (OID 2.5.4.97)");
        }
    }
}
