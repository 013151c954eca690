package eu.passerelle.credentials.elm;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.CredentialRenderer;
import eu.passerelle.credentials.certificate.CertificatePicture;
import eu.passerelle.credentials.elm.validation.ProfilePack;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Organisation;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Writes an achievement as a European Digital Credential: JSON-LD of the European Learning Model, not yet
 * sealed, UTF-8; application profile 1.1.0 unless told otherwise. Contexts, schemas and profiles come from the pack.
 *
 * <p>Everything that the achievement has is in it; what it lacks is absent, nothing is invented. The mandatory elements
 * of the Council Recommendation of 16 June 2022 are the concern of whoever makes achievements, not of this class.
 */
public final class ElmRenderer implements CredentialRenderer {

    /** What Europass has deployed. */
    public static final String DEPLOYED_PACK = "edc-1.1.0";

    static final String FORMAT = "elm";
    static final String MEDIA_TYPE = "application/ld+json";

    private static final int USUAL_SIZE = 64 * 1024;

    private final CertificatePicture picture;
    private final Profiles profiles;
    private final EdcTerms.Source terms;
    private final Organisations organisations = new Organisations();
    private final Accreditations accreditations = new Accreditations(organisations);

    public ElmRenderer(CertificatePicture picture) {
        this(picture, new Profiles(ProfilePack.load(DEPLOYED_PACK)), university -> EdcTerms.GENERIC);
    }

    private ElmRenderer(CertificatePicture picture, Profiles profiles, EdcTerms.Source terms) {
        this.picture = picture;
        this.profiles = profiles;
        this.terms = terms;
    }

    /** The same for another version of the profile. */
    public ElmRenderer with(ProfilePack pack) {
        return new ElmRenderer(picture, new Profiles(pack), terms);
    }

    /** The same for universities that want other profiles than the generic one. */
    public ElmRenderer with(EdcTerms.Source others) {
        return new ElmRenderer(picture, profiles, others);
    }

    /**
     * What keeps a credential from the profile that its university wants; it is then written in the lesser one that its
     * facts bear.
     *
     * @return in words, empty where nothing does
     */
    public List<String> unmet(Achievement achievement) {
        return EdcClaim.unmet(achievement, terms.of(achievement.university()));
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
        EdcClaim claim = EdcClaim.of(achievement, terms.of(achievement.university()));
        try (NodeWriter json = new NodeWriter(USUAL_SIZE)) {
            write(new Rendering(achievement, claim, json, organisations));
            return new Credential(achievement.credentialId(), FORMAT, MEDIA_TYPE, json.toBytes());
        }
    }

    private void write(Rendering rendering) {
        Achievement achievement = rendering.achievement();
        NodeWriter json = rendering.json().object();
        List<Profiles.Written> followed = rendering.claim().profiles(profiles);
        json.strings("@context", profiles.pack().contexts())
                .string("id", "urn:credential:" + achievement.credentialId())
                .strings("type", profiles.pack().credentialTypes())
                .array(
                        "credentialSchema",
                        followed,
                        profile -> json.nodeWithId("ShaclValidator2017", profile.schema())
                                .end())
                .concepts(
                        "credentialProfiles",
                        followed.stream().map(Profiles.Written::profile).toList());
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
        json.raw("issuer", rendering.organisation(Organisations.Role.ISSUER, achievement.issuer()));
        new EvidenceSection(rendering, accreditations).write(profiles);
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
