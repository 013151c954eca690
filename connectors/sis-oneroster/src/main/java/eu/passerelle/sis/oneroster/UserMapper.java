package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PersonName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A user as a learner. Birth dates are in the demographics service, which tells more than is needed and is not read. */
final class UserMapper {

    private final Organisation university;
    private final GradebookRules rules;

    UserMapper(Organisation university, GradebookRules rules) {
        this.university = university;
        this.rules = rules;
    }

    Learner learner(JsonNode user) {
        String given = PersonName.joined(JsonFields.text(user, "givenName"), JsonFields.text(user, "middleName"));
        String family = JsonFields.text(user, "familyName");
        if (given.isEmpty() && family == null) {
            throw new MalformedRecord("The result's student has no name.");
        }
        return new Learner(List.of(PersonName.of(given, family == null ? "" : family)), null, identifiers(user));
    }

    private List<LearnerIdentifier> identifiers(JsonNode user) {
        List<LearnerIdentifier> identifiers = new ArrayList<>();
        for (JsonNode id : JsonFields.list(user, "userIds")) {
            String type = JsonFields.text(id, "type");
            add(identifiers, type == null ? null : rules.identifier(type), JsonFields.text(id, "identifier"));
        }
        String number = JsonFields.text(user, "identifier");
        String master = JsonFields.text(user, "userMasterIdentifier");
        add(identifiers, LearnerIdentifier.Kind.LOCAL, number);
        add(identifiers, LearnerIdentifier.Kind.LOCAL, master);
        if (number == null && master == null) {
            add(identifiers, LearnerIdentifier.Kind.LOCAL, JsonFields.text(user, "sourcedId"));
        }
        add(identifiers, LearnerIdentifier.Kind.EMAIL, JsonFields.text(user, "email"));
        return identifiers;
    }

    private void add(
            List<LearnerIdentifier> identifiers, LearnerIdentifier.@Nullable Kind kind, @Nullable String value) {
        if (kind != null && value != null) {
            String issuer = switch (kind) {
                case LOCAL -> university.schacDomain();
                case NATIONAL -> university.country();
                case ESI, EMAIL, WALLET -> null;
            };
            identifiers.add(new LearnerIdentifier(kind, value, issuer));
        }
    }
}
