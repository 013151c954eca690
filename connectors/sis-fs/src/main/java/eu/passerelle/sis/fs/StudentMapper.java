package eu.passerelle.sis.fs;

import eu.passerelle.connectors.json.IsoDay;
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

/** A {@code StudentVedLarested} with its {@code PersonProfil} as a learner. */
final class StudentMapper {

    private final Organisation university;

    StudentMapper(Organisation university) {
        this.university = university;
    }

    Learner learner(JsonNode student) throws Unreadable {
        JsonNode profile = student.path("personProfil");
        String given = Fields.text(profile.path("navn"), "fornavn");
        String family = Fields.text(profile.path("navn"), "etternavn");
        if (given == null && family == null) {
            throw new Unreadable(
                    "the result names no student, or a student without a name",
                    "Complete the student in FS, or have Sikt grant our user personProfil.navn.");
        }
        PersonName name = PersonName.of(given == null ? "" : given, family == null ? "" : family);
        return new Learner(List.of(name), born(profile), identifiers(student, profile));
    }

    private static @Nullable LocalDate born(JsonNode profile) throws Unreadable {
        String born = Fields.text(profile, "fodselsdato");
        try {
            return born == null ? null : IsoDay.ofDay(born);
        } catch (DateTimeException e) {
            throw new Unreadable("the student's fodselsdato is not a date", "Correct it in FS.");
        }
    }

    private List<LearnerIdentifier> identifiers(JsonNode student, JsonNode profile) {
        List<LearnerIdentifier> identifiers = new ArrayList<>();
        add(identifiers, Kind.ESI, Fields.text(student.path("europeanStudentId"), "esiId"), null);
        add(identifiers, Kind.NATIONAL, Fields.text(profile, "fodselsnummer"), university.country());
        add(identifiers, Kind.LOCAL, Fields.text(student, "studentnummer"), university.schacDomain());
        String own = Fields.text(profile, "institusjonsEpost");
        add(identifiers, Kind.EMAIL, own == null ? Fields.text(profile, "privatEpost") : own, null);
        return List.copyOf(identifiers);
    }

    private static void add(
            List<LearnerIdentifier> identifiers, Kind kind, @Nullable String value, @Nullable String issuer) {
        if (value != null) {
            identifiers.add(new LearnerIdentifier(kind, value, issuer));
        }
    }
}
