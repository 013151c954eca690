package eu.passerelle.credentials.openbadge;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.CredentialRenderer;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import eu.passerelle.model.University;
import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes an achievement as an Open Badge 3.0: an OpenBadgeCredential without a proof, UTF-8, in the university's first
 * language that the title has.
 *
 * <p>The issuer is who seals; the university that awards is the achievement's {@code creator}, and another awarding body
 * its {@code source}. No endorsement is written: that would be another organisation's own signature.
 */
public final class OpenBadgeRenderer implements CredentialRenderer {

    /** To be sealed with a Data Integrity proof. */
    public static final String FORMAT = "openbadge";
    /** To be sealed as a JWT. */
    public static final String JWT_FORMAT = "openbadge-jwt";

    private final String format;
    private final Function<University, URI> issuer;
    private final @Nullable BiFunction<Achievement, String, byte[]> picture;

    private OpenBadgeRenderer(
            String format,
            Function<University, URI> issuer,
            @Nullable BiFunction<Achievement, String, byte[]> picture) {
        this.format = format;
        this.issuer = issuer;
        this.picture = picture;
    }

    /** @param issuer a university's {@code issuer.id}: the DID that the key of the proof belongs to */
    public static OpenBadgeRenderer forProof(Function<University, URI> issuer) {
        return new OpenBadgeRenderer(FORMAT, issuer, null);
    }

    /** @param issuer a university's {@code issuer.id}, below which the key of the JWT is found */
    public static OpenBadgeRenderer forJwt(Function<University, URI> issuer) {
        return new OpenBadgeRenderer(JWT_FORMAT, issuer, null);
    }

    /**
     * The same, with the certificate's picture in it.
     *
     * @param png draws it in a language (BCP 47)
     */
    public OpenBadgeRenderer withPicture(BiFunction<Achievement, String, byte[]> png) {
        return new OpenBadgeRenderer(format, issuer, png);
    }

    @Override
    public String format() {
        return format;
    }

    /**
     * @throws eu.passerelle.credentials.elm.UnknownCode where a code of the achievement is in no code list
     */
    @Override
    public Credential render(Achievement achievement, Binding binding) {
        try (BadgeWriter json = new BadgeWriter()) {
            BadgeBody body = new BadgeBody(achievement, issuer.apply(achievement.university()), binding, json);
            json.object()
                    .strings("@context", List.of(BadgeBody.CREDENTIALS_V2, BadgeBody.OPEN_BADGES))
                    .string("id", "urn:uuid:" + achievement.credentialId())
                    .type("VerifiableCredential", "OpenBadgeCredential")
                    .string("name", body.say(achievement.completion().title()));
            if (picture != null) {
                body.writePicture(picture.apply(achievement, body.language()));
            }
            body.writeIssuer();
            body.writeDates(achievement.completion().completedOn());
            body.writeWhole();
            body.writeStatus();
            json.end();
            return new Credential(achievement.credentialId(), format, BadgeBody.MEDIA_TYPE, json.toBytes());
        }
    }
}
