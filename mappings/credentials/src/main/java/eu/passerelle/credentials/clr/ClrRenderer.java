package eu.passerelle.credentials.clr;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.CredentialRenderer;
import eu.passerelle.credentials.openbadge.BadgeBody;
import eu.passerelle.credentials.openbadge.BadgeWriter;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.CompletionPart;
import eu.passerelle.model.Credential;
import eu.passerelle.model.University;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Writes an achievement as a Comprehensive Learner Record 2.0 without a proof: the achievement and each of its parts as a
 * credential within, and between them associations {@code isParentOf} and {@code isChildOf}.
 *
 * <p>The credentials within are statements of the record's issuer and have no proof of their own; the record's proof
 * covers them. The evidence of a part is the credential that its university issued for it.
 */
public final class ClrRenderer implements CredentialRenderer {

    public static final String FORMAT = "clr";
    static final String CONTEXT = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";

    private final Function<University, URI> issuer;

    /** @param issuer a university's {@code issuer.id}: the DID that the key of the proof belongs to */
    public ClrRenderer(Function<University, URI> issuer) {
        this.issuer = issuer;
    }

    @Override
    public String format() {
        return FORMAT;
    }

    /**
     * @throws eu.passerelle.credentials.elm.UnknownCode where a code of the achievement is in no code list
     */
    @Override
    public Credential render(Achievement achievement, Binding binding) {
        try (BadgeWriter json = new BadgeWriter()) {
            BadgeBody body = new BadgeBody(achievement, issuer.apply(achievement.university()), binding, json);
            json.object()
                    .strings("@context", List.of(BadgeBody.CREDENTIALS_V2, CONTEXT, BadgeBody.OPEN_BADGES))
                    .string("id", "urn:uuid:" + achievement.credentialId())
                    .type("VerifiableCredential", "ClrCredential")
                    .string("name", body.say(achievement.completion().title()))
                    // of one achievement, never of all that the learner has
                    .bool("partial", true);
            body.writeIssuer();
            body.writeDates(achievement.completion().completedOn());
            json.node("credentialSubject", "ClrSubject");
            body.writeHolder();
            writeWithin(json, body, achievement);
            writeAssociations(json, body.achievementId(), parts(achievement));
            json.end();
            body.writeStatus();
            json.end();
            return new Credential(achievement.credentialId(), FORMAT, BadgeBody.MEDIA_TYPE, json.toBytes());
        }
    }

    private static List<CompletionPart> parts(Achievement achievement) {
        return Objects.requireNonNullElse(achievement.completion().parts(), List.of());
    }

    /** @param write its subject and evidence */
    private record Within(String id, String name, LocalDate awarded, Runnable write) {}

    private static void writeWithin(BadgeWriter json, BadgeBody body, Achievement achievement) {
        UUID record = achievement.credentialId();
        List<Within> all = new ArrayList<>();
        all.add(new Within(
                within(record, "whole"),
                body.say(achievement.completion().title()),
                achievement.completion().completedOn(),
                body::writeWhole));
        parts(achievement)
                .forEach(part -> all.add(new Within(
                        within(record, part.credential().toString()),
                        body.say(part.title()),
                        part.completedOn(),
                        () -> body.writePart(part))));
        json.array("verifiableCredential", all, each -> {
            json.object()
                    .strings("@context", List.of(BadgeBody.CREDENTIALS_V2, BadgeBody.OPEN_BADGES))
                    .string("id", each.id())
                    .type("VerifiableCredential", "AchievementCredential")
                    .string("name", each.name());
            body.writeIssuerName();
            body.writeDates(each.awarded());
            each.write().run();
            json.end();
        });
    }

    private static String within(UUID record, String part) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes((record + " " + part).getBytes(StandardCharsets.UTF_8));
    }

    private record Association(String type, String source, String target) {}

    /** Both ways, since readers look at either; each pair once, however often a part counts. */
    private static void writeAssociations(BadgeWriter json, String whole, List<CompletionPart> parts) {
        Set<Association> all = new LinkedHashSet<>();
        parts.forEach(part -> {
            String id = BadgeBody.achievementId(part.key().university(), part.opportunityCode());
            all.add(new Association("isParentOf", whole, id));
            all.add(new Association("isChildOf", id, whole));
        });
        json.array(
                "association",
                all,
                association -> json.object()
                        .string("type", "Association")
                        .string("associationType", association.type())
                        .string("sourceId", association.source())
                        .string("targetId", association.target())
                        .end());
    }
}
