package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.json.IsoDay;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PersonName;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A v5 or v6 {@code Person} as a learner. */
final class LearnerMapper {

    private final Organisation university;

    LearnerMapper(Organisation university) {
        this.university = university;
    }

    Learner learner(JsonNode person) throws Unreadable {
        return new Learner(List.of(name(person)), born(person), identifiers(person));
    }

    /** {@code surnamePrefix} belongs to the family name ("van Damme"); v6 allows a preferred name alone. */
    private static PersonName name(JsonNode person) throws Unreadable {
        String given = first(Fields.text(person, "givenName"), Fields.text(person, "preferredName"));
        String prefix = Fields.text(person, "surnamePrefix");
        String surname = Fields.text(person, "surname");
        String family = surname == null ? "" : prefix == null ? surname : prefix + ' ' + surname;
        if (given == null && surname == null) {
            given = Fields.text(person, "displayName");
        }
        if (given == null && family.isEmpty()) {
            throw new Unreadable("the person has no name", "Give the person a givenName or a surname in the SIS.");
        }
        return PersonName.of(given == null ? "" : given, family);
    }

    private static @Nullable LocalDate born(JsonNode person) throws Unreadable {
        String born = Fields.text(person, "dateOfBirth");
        try {
            return born == null ? null : IsoDay.ofDay(born);
        } catch (DateTimeException e) {
            throw new Unreadable("person.dateOfBirth is not a date", "Correct it in the SIS; the form is yyyy-MM-dd.");
        }
    }

    private List<LearnerIdentifier> identifiers(JsonNode person) {
        List<LearnerIdentifier> identifiers = new ArrayList<>();
        add(identifiers, person.path("primaryCode"), true);
        Fields.list(person, "otherCodes").forEach(code -> add(identifiers, code, false));
        String mail = Fields.text(person, "mail");
        if (mail != null) {
            identifiers.add(new LearnerIdentifier(LearnerIdentifier.Kind.EMAIL, mail, null));
        }
        return List.copyOf(new LinkedHashSet<>(identifiers));
    }

    /** Code types that identify no person across systems (room codes, user names ...) are left out. */
    private void add(List<LearnerIdentifier> identifiers, JsonNode entry, boolean primary) {
        String type = Fields.text(entry, "codeType");
        String code = Fields.text(entry, "code");
        if (type == null || code == null) {
            return;
        }
        String domain = university.schacDomain();
        switch (type) {
            case "esi" -> identifiers.add(new LearnerIdentifier(LearnerIdentifier.Kind.ESI, code, null));
            case "nationalIdentityNumber", "national_identity_number" ->
                identifiers.add(new LearnerIdentifier(LearnerIdentifier.Kind.NATIONAL, code, university.country()));
            case "studentNumber", "student_number" ->
                identifiers.add(new LearnerIdentifier(LearnerIdentifier.Kind.LOCAL, code, domain));
            case "emailAdress", "email_address" ->
                identifiers.add(new LearnerIdentifier(LearnerIdentifier.Kind.EMAIL, code, null));
            case "x-europass-wallet" ->
                identifiers.add(new LearnerIdentifier(LearnerIdentifier.Kind.WALLET, code, null));
            default -> {
                // the primary code is the SIS's own number, whatever the SIS calls it
                if (primary) {
                    identifiers.add(new LearnerIdentifier(LearnerIdentifier.Kind.LOCAL, code, domain));
                }
            }
        }
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
