package eu.passerelle.sis.sisu;

import eu.passerelle.connectors.json.IsoDay;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PersonName;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A private person as a learner. */
final class PersonMapper {

    private final Organisation university;

    PersonMapper(Organisation university) {
        this.university = university;
    }

    Learner learner(JsonNode person) throws Unreadable {
        String given = JsonFields.text(person, "firstNames");
        String family = JsonFields.text(person, "lastName");
        if (given == null && family == null) {
            throw new Unreadable("the person has no name", "Complete the person in Sisu.");
        }
        PersonName name = PersonName.of(given == null ? "" : given, family == null ? "" : family);
        return new Learner(List.of(name), born(person), identifiers(person));
    }

    private static @Nullable LocalDate born(JsonNode person) throws Unreadable {
        String born = JsonFields.text(person, "dateOfBirth");
        try {
            return born == null ? null : IsoDay.ofDay(born);
        } catch (DateTimeException e) {
            throw new Unreadable("the person's dateOfBirth is not a date", "Correct it in Sisu.");
        }
    }

    private List<LearnerIdentifier> identifiers(JsonNode person) {
        List<LearnerIdentifier> identifiers = new ArrayList<>();
        add(identifiers, Kind.NATIONAL, JsonFields.text(person, "personalIdentityCode"), university.country());
        add(identifiers, Kind.LOCAL, JsonFields.text(person, "studentNumber"), university.schacDomain());
        String primary = JsonFields.text(person, "primaryEmail");
        add(identifiers, Kind.EMAIL, primary == null ? JsonFields.text(person, "secondaryEmail") : primary, null);
        return List.copyOf(identifiers);
    }

    private static void add(
            List<LearnerIdentifier> identifiers, Kind kind, @Nullable String value, @Nullable String issuer) {
        if (value != null) {
            identifiers.add(new LearnerIdentifier(kind, value, issuer));
        }
    }
}
