package eu.passerelle.credentials.clr;

import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.CredentialValidator;
import eu.passerelle.credentials.openbadge.BadgeRules;
import eu.passerelle.credentials.openbadge.OpenBadgeValidator;
import eu.passerelle.credentials.shapes.ShapeCheck;
import eu.passerelle.credentials.shapes.Shapes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Judges Comprehensive Learner Records 2.0 as {@link OpenBadgeValidator} judges badges, and each badge within. */
public final class ClrValidator implements CredentialValidator {

    private static final List<Pattern> CONTEXTS = List.of(
            Pattern.compile("https://www\\.w3\\.org/ns/credentials/v2"),
            Pattern.compile("https://purl\\.imsglobal\\.org/spec/clr/v2p0/context(-2\\.\\d\\.\\d)*\\.json"),
            Pattern.compile("https://purl\\.imsglobal\\.org/spec/ob/v3p0/context(-3\\.\\d\\.\\d)*\\.json"));

    private final Shapes shapes = Shapes.read("openbadge/shapes.csv", "clr/shapes.csv");

    @Override
    public List<CredentialProblem> validate(byte[] content) {
        ShapeCheck check = new ShapeCheck(shapes);
        check.read(content).ifPresent(document -> {
            check.object(document, "ClrCredential", "");
            BadgeRules rules = new BadgeRules(check);
            rules.contexts(document, CONTEXTS, "");
            rules.credential(document, "ClrCredential", "");
            subject(document.path("credentialSubject"), rules, check);
        });
        return check.problems();
    }

    private static void subject(JsonNode subject, BadgeRules rules, ShapeCheck check) {
        String path = "/credentialSubject";
        rules.holder(subject, path);
        Set<String> achievements = new HashSet<>();
        subject.path("achievement")
                .forEach(each -> achievements.add(each.path("id").asString("")));
        int i = 0;
        for (JsonNode badge : subject.path("verifiableCredential")) {
            OpenBadgeValidator.badge(badge, rules, path + "/verifiableCredential/" + i++);
            achievements.add(badge.path("credentialSubject")
                    .path("achievement")
                    .path("id")
                    .asString(""));
        }
        i = 0;
        for (JsonNode association : subject.path("association")) {
            String at = path + "/association/" + i++;
            for (String end : List.of("sourceId", "targetId")) {
                if (!achievements.contains(association.path(end).asString(""))) {
                    check.add(at + "/" + end, "association", "The record has no such achievement.");
                }
            }
            if (association.path("sourceId").equals(association.path("targetId"))) {
                check.add(at, "association", "An achievement is associated with itself.");
            }
        }
    }
}
