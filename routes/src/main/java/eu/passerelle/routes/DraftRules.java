package eu.passerelle.routes;

import eu.passerelle.dashboard.Configurations.Refused;
import eu.passerelle.dashboard.Configurations.Refused.Kind;
import eu.passerelle.dashboard.SetupDesk.Draft;
import eu.passerelle.routes.config.UniversityFiles;
import eu.passerelle.routes.schema.UniversitySchema;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a draft must be before it is written. */
final class DraftRules {

    /** What a reference that leads nowhere says; it may be led somewhere later. */
    private static final List<String> LEADS_NOWHERE = List.of("is not set", "cannot be read");

    private DraftRules() {}

    /** @throws Refused it names no university, or another file */
    static void requireId(String university) {
        if (!UniversityFiles.isId(university)) {
            throw new Refused(
                    Kind.INVALID,
                    "'" + university
                            + "' is no university's id: small letters, digits and '-', 2 to 40, a letter first.",
                    List.of());
        }
    }

    /** Only what is understood is written: anything else may hold a secret. References may lead nowhere yet. */
    static void understood(Draft draft) {
        JsonNode values = draft.values();
        List<String> secrets = values == null ? List.of() : UniversitySchema.plainSecrets(values);
        if (!secrets.isEmpty()) {
            throw new Refused(
                    Kind.INVALID,
                    "A secret is written as a reference, ${env:NAME} or ${file:/path}, never in the file: "
                            + String.join(", ", secrets) + ".",
                    List.of());
        }
        List<String> problems = draft.problems().stream()
                .filter(problem -> LEADS_NOWHERE.stream().noneMatch(problem::contains))
                .toList();
        if (values == null || !problems.isEmpty()) {
            throw new Refused(
                    Kind.INVALID, String.join("\n", problems.isEmpty() ? draft.problems() : problems), List.of());
        }
    }
}
