package eu.passerelle.credentials.openbadge;

import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.CredentialValidator;
import eu.passerelle.credentials.shapes.ShapeCheck;
import eu.passerelle.credentials.shapes.Shapes;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Judges Open Badges 3.0, sealed with a Data Integrity proof or not yet, as strictly as the hub writes them: lists are
 * lists, times have offsets, and nothing stands in them that a proof would not cover. A document of others may be right
 * and still be refused here.
 */
public final class OpenBadgeValidator implements CredentialValidator {

    private static final Set<String> TYPES = Set.of("OpenBadgeCredential", "AchievementCredential");

    private final Shapes shapes = Shapes.read("openbadge/shapes.csv");

    @Override
    public List<CredentialProblem> validate(byte[] content) {
        ShapeCheck check = new ShapeCheck(shapes);
        check.read(content).ifPresent(document -> {
            check.object(document, "OpenBadgeCredential", "");
            badge(document, new BadgeRules(check), "");
        });
        return check.problems();
    }

    /** The rules of one badge, alone or within a record. */
    public static void badge(JsonNode badge, BadgeRules rules, String path) {
        rules.contexts(badge, BadgeRules.CONTEXTS, path);
        String type = badge.path("type")
                .valueStream()
                .map(each -> each.asString(""))
                .filter(TYPES::contains)
                .findFirst()
                .orElse("OpenBadgeCredential");
        rules.credential(badge, type, path);
        rules.subject(badge.path("credentialSubject"), path + "/credentialSubject");
    }
}
