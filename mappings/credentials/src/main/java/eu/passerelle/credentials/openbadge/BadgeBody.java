package eu.passerelle.credentials.openbadge;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionPart;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;

/** The members that an Open Badge and a Comprehensive Learner Record share, of one achievement. */
public final class BadgeBody {

    public static final String CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2";
    public static final String OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
    /** Of every credential of the Verifiable Credentials Data Model 2.0. */
    public static final String MEDIA_TYPE = "application/vc";

    private final Achievement achievement;
    private final String issuer;
    private final Binding binding;
    private final BadgeWriter json;
    private final Speech speech;

    /** @param issuer id under which the issuer's keys are found */
    public BadgeBody(Achievement achievement, URI issuer, Binding binding, BadgeWriter json) {
        this.achievement = achievement;
        this.issuer = issuer.toString();
        this.binding = binding;
        this.json = json;
        this.speech =
                Speech.of(achievement.university(), achievement.completion().title());
    }

    Achievement achievement() {
        return achievement;
    }

    BadgeWriter json() {
        return json;
    }

    Speech speech() {
        return speech;
    }

    String issuer() {
        return issuer;
    }

    /** In the badge's language. */
    public String say(LocalizedText text) {
        return speech.say(text);
    }

    public String word(String key) {
        return speech.word(key);
    }

    /** BCP 47 tag of all texts. */
    public String language() {
        return speech.language();
    }

    /** {@code image} of the credential. */
    void writePicture(byte[] png) {
        json.plainNode("image", "Image")
                .string("id", "data:image/png;base64," + Base64.getEncoder().encodeToString(png))
                .end();
    }

    /** {@code issuer} in full, as the outermost credential has it. */
    public void writeIssuer() {
        Profiles.issuer(json, issuer, achievement.issuer(), speech);
    }

    /** {@code validFrom}, {@code validUntil} and, apart from them, the day of the result. */
    public void writeDates(LocalDate awarded) {
        json.string("validFrom", moment(achievement.issuedAt()));
        Instant until = achievement.validUntil();
        json.string("validUntil", until == null ? null : moment(until));
        json.string(
                "awardedDate",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        awarded.atStartOfDay(achievement.university().zone())));
    }

    private String moment(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.truncatedTo(ChronoUnit.SECONDS)
                .atZone(achievement.university().zone()));
    }

    /** {@code credentialStatus}: the format has one place; revocation, which is for ever, comes before suspension. */
    public void writeStatus() {
        binding.statuses().stream()
                .min(Comparator.comparing(
                        (StatusPlace place) -> !place.purpose().equals("revocation")))
                .ifPresent(place -> json.plainNode("credentialStatus", "BitstringStatusListEntry")
                        .string("id", place.list() + "#" + place.index())
                        .string("statusPurpose", place.purpose())
                        .string("statusListIndex", String.valueOf(place.index()))
                        .string("statusListCredential", place.list().toString())
                        .end());
    }

    /** {@code id} and {@code identifier} of the open subject. */
    public void writeHolder() {
        writeHolderId();
        Identities.write(
                json,
                achievement.completion().learner(),
                achievement.credentialId().toString());
    }

    void writeHolderId() {
        if (binding.holder() != null) {
            json.string("id", binding.holder().did());
        }
    }

    /** Id of what was achieved, the same for all who achieved it. */
    public String achievementId() {
        return achievementId(
                achievement.opportunity().university(),
                achievement.opportunity().code());
    }

    public static String achievementId(String university, String code) {
        return Profiles.named("achievement", university, code);
    }

    /** {@code credentialSubject} and {@code evidence} of the achievement as a whole. */
    public void writeWhole() {
        new WholeSection(this).write();
    }

    /** {@code credentialSubject} and {@code evidence} of a part of it. */
    public void writePart(CompletionPart part) {
        new PartSection(this).write(part);
    }

    /** {@code issuer} by its name, as a credential within another has it. */
    public void writeIssuerName() {
        Profiles.named(json, "issuer", issuer, speech.say(achievement.issuer().legalName()));
    }

    /** The id of the university's own profile: the issuer's where it is the issuer. */
    String universityId() {
        Organisation university = achievement.university().organisation();
        return university.equals(achievement.issuer()) ? issuer : Profiles.id(university);
    }

    Completion completion() {
        return achievement.completion();
    }
}
