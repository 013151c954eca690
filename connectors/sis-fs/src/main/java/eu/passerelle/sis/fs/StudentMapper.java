package eu.passerelle.sis.fs;

import eu.passerelle.connectors.json.IsoDay;
import eu.passerelle.connectors.json.JsonRecord;
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

/** A {@code StudentVedLarested} with its {@code PersonProfil} as a learner. */
final class StudentMapper {

    private final Organisation university;

    StudentMapper(Organisation university) {
        this.university = university;
    }

    Learner learner(JsonRecord result) throws Unreadable {
        String given = result.text(ResultFields.GIVEN);
        String family = result.text(ResultFields.FAMILY);
        if (given == null && family == null) {
            throw new Unreadable(
                    "the result names no student, or a student without a name",
                    "Complete the student in FS, or have Sikt grant our user personProfil.navn.");
        }
        PersonName name = PersonName.of(given == null ? "" : given, family == null ? "" : family);
        return new Learner(List.of(name), born(result), identifiers(result));
    }

    private static @Nullable LocalDate born(JsonRecord result) throws Unreadable {
        String born = result.text(ResultFields.BORN);
        try {
            return born == null ? null : IsoDay.ofDay(born);
        } catch (DateTimeException e) {
            throw new Unreadable("the student's fodselsdato is not a date", "Correct it in FS.");
        }
    }

    private List<LearnerIdentifier> identifiers(JsonRecord result) {
        List<LearnerIdentifier> identifiers = new ArrayList<>();
        add(identifiers, Kind.ESI, result.text(ResultFields.ESI), null);
        add(identifiers, Kind.NATIONAL, result.text(ResultFields.NATIONAL_NUMBER), university.country());
        add(identifiers, Kind.LOCAL, result.text(ResultFields.STUDENT_NUMBER), university.schacDomain());
        String own = result.text(ResultFields.OWN_EMAIL);
        add(identifiers, Kind.EMAIL, own == null ? result.text(ResultFields.PRIVATE_EMAIL) : own, null);
        return List.copyOf(identifiers);
    }

    private static void add(
            List<LearnerIdentifier> identifiers, Kind kind, @Nullable String value, @Nullable String issuer) {
        if (value != null) {
            identifiers.add(new LearnerIdentifier(kind, value, issuer));
        }
    }
}
