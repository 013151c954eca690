package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.json.IsoDay;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PersonName;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A v5 or v6 {@code Person} as a learner. */
final class LearnerMapper {

    private final Organisation university;
    private final PersonFields fields;

    /** @param fields of the person in the records that are read */
    LearnerMapper(Organisation university, PersonFields fields) {
        this.university = university;
        this.fields = fields;
    }

    Learner learner(JsonRecord person) throws Unreadable {
        return new Learner(List.of(name(person)), born(person), identifiers(person));
    }

    /** {@code surnamePrefix} belongs to the family name ("van Damme"); v6 allows a preferred name alone. */
    private PersonName name(JsonRecord person) throws Unreadable {
        String given = first(person.text(fields.given()), person.text(fields.preferred()));
        String prefix = person.text(fields.prefix());
        String surname = person.text(fields.surname());
        String family = surname == null ? "" : prefix == null ? surname : prefix + ' ' + surname;
        if (given == null && surname == null) {
            given = person.text(fields.display());
        }
        if (given == null && family.isEmpty()) {
            throw new Unreadable("the person has no name", "Give the person a givenName or a surname in the SIS.");
        }
        return PersonName.of(given == null ? "" : given, family);
    }

    private @Nullable LocalDate born(JsonRecord person) throws Unreadable {
        String born = person.text(fields.born());
        try {
            return born == null ? null : IsoDay.ofDay(born);
        } catch (DateTimeException e) {
            throw new Unreadable("person.dateOfBirth is not a date", "Correct it in the SIS; the form is yyyy-MM-dd.");
        }
    }

    private List<LearnerIdentifier> identifiers(JsonRecord person) {
        List<LearnerIdentifier> identifiers = new ArrayList<>();
        add(identifiers, person.text(fields.codeType()), person.text(fields.code()), true);
        for (JsonRecord code : person.list(fields.otherCodes())) {
            add(identifiers, code.text(PersonFields.CODE_TYPE), code.text(PersonFields.CODE_VALUE), false);
        }
        String mail = person.text(fields.mail());
        if (mail != null) {
            identifiers.add(new LearnerIdentifier(LearnerIdentifier.Kind.EMAIL, mail, null));
        }
        return identifiers;
    }

    /** Code types that identify no person across systems (room codes, user names ...) are left out. */
    private void add(
            List<LearnerIdentifier> identifiers, @Nullable String type, @Nullable String code, boolean primary) {
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
