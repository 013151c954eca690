package eu.passerelle.sis.esse3;

import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PersonName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A career segment ({@code TrattoCarriera}) and a person ({@code Persona}) as a learner. */
final class LearnerMapper {

    private final Organisation university;

    LearnerMapper(Organisation university) {
        this.university = university;
    }

    /** @param person null where persons are not fetched */
    Learner learner(Booklet booklet, JsonRecord segment, @Nullable JsonRecord person) throws Unreadable {
        String given = first(segment.text(LearnerFields.GIVEN), text(person, LearnerFields.PERSON_GIVEN));
        String family = first(segment.text(LearnerFields.FAMILY), text(person, LearnerFields.PERSON_FAMILY));
        if (given == null && family == null) {
            throw new Unreadable(
                    "its learner has no name",
                    "Give the person a name in ESSE3, or let the hub's user read the names of career segments.");
        }
        String born = text(person, LearnerFields.PERSON_BORN);
        LocalDate day = born == null ? null : Days.read(born);
        if (born != null && day == null) {
            throw new Unreadable("its learner's dataNascita is not a date", "Correct it in ESSE3.");
        }
        PersonName name = PersonName.of(given == null ? "" : given, family == null ? "" : family);
        return new Learner(List.of(name), day, identifiers(booklet, segment, person));
    }

    private List<LearnerIdentifier> identifiers(Booklet booklet, JsonRecord segment, @Nullable JsonRecord person) {
        List<LearnerIdentifier> identifiers = new ArrayList<>();
        add(identifiers, Kind.ESI, booklet.esi(), null);
        add(
                identifiers,
                Kind.NATIONAL,
                first(segment.text(LearnerFields.TAX_CODE), text(person, LearnerFields.PERSON_TAX_CODE)),
                university.country());
        add(identifiers, Kind.LOCAL, segment.text(LearnerFields.NUMBER), university.schacDomain());
        add(identifiers, Kind.WALLET, booklet.wallet(), null);
        add(identifiers, Kind.EMAIL, booklet.email(), null);
        add(identifiers, Kind.EMAIL, text(person, LearnerFields.OWN_EMAIL), null);
        add(identifiers, Kind.EMAIL, text(person, LearnerFields.EMAIL), null);
        return identifiers;
    }

    private static void add(
            List<LearnerIdentifier> identifiers, Kind kind, @Nullable String value, @Nullable String issuer) {
        if (value != null) {
            identifiers.add(new LearnerIdentifier(kind, value, issuer));
        }
    }

    private static @Nullable String text(@Nullable JsonRecord person, RecordField field) {
        return person == null ? null : person.text(field);
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
