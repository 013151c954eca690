package eu.passerelle.sis.ladok;

import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PersonName;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A {@code Student} and the e-mail address of its {@code Kontaktuppgifter} as a learner. */
final class StudentMapper {

    /** How the Swedish universities build the European Student Identifier from Ladok's {@code ExterntUID}. */
    private static final String ESI = "urn:schac:personalUniqueCode:int:esi:ladok.se:externtstudentuid-";

    private static final Pattern WITHOUT_DASHES = Pattern.compile("\\d{8}");

    private final Organisation university;

    StudentMapper(Organisation university) {
        this.university = university;
    }

    Learner learner(JsonNode student, @Nullable JsonNode contact) throws Unreadable {
        String given = Fields.text(student, "Fornamn");
        String family = Fields.text(student, "Efternamn");
        if (given == null && family == null) {
            throw new Unreadable(
                    "the student has no name, which may be a protected identity",
                    "Award this learner's credential by hand.");
        }
        PersonName name = PersonName.of(given == null ? "" : given, family == null ? "" : family);
        return new Learner(List.of(name), born(student), identifiers(student, contact));
    }

    private static @Nullable LocalDate born(JsonNode student) throws Unreadable {
        String born = Fields.text(student, "Fodelsedata");
        if (born == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(
                    WITHOUT_DASHES.matcher(born).matches()
                            ? born.substring(0, 4) + '-' + born.substring(4, 6) + '-' + born.substring(6)
                            : born);
            return day.getYear() <= 1 ? null : day;
        } catch (DateTimeException e) {
            throw new Unreadable("the student's Fodelsedata is not a date", "Correct it in Ladok.");
        }
    }

    /** Temporary personal numbers, which have a letter in them, are the university's own and not national. */
    private List<LearnerIdentifier> identifiers(JsonNode student, @Nullable JsonNode contact) {
        List<LearnerIdentifier> identifiers = new ArrayList<>();
        String external = Fields.text(student, "ExterntUID");
        if (external != null) {
            identifiers.add(new LearnerIdentifier(Kind.ESI, ESI + external, null));
        }
        String number = Fields.text(student, "Personnummer");
        if (number != null) {
            boolean temporary = number.chars().anyMatch(Character::isLetter);
            identifiers.add(
                    temporary
                            ? new LearnerIdentifier(Kind.LOCAL, number, university.schacDomain())
                            : new LearnerIdentifier(Kind.NATIONAL, number, university.country()));
        }
        String uid = Fields.text(student, "Uid");
        if (uid != null) {
            identifiers.add(new LearnerIdentifier(Kind.LOCAL, uid, university.schacDomain()));
        }
        String mail = contact == null ? null : Fields.text(contact, "Epostadress");
        if (mail != null) {
            identifiers.add(new LearnerIdentifier(Kind.EMAIL, mail, null));
        }
        return List.copyOf(identifiers);
    }
}
