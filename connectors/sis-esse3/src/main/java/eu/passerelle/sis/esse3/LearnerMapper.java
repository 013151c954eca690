package eu.passerelle.sis.esse3;

import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PersonName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A career segment ({@code TrattoCarriera}) and a person ({@code Persona}) as a learner. */
final class LearnerMapper {

    private final Organisation university;

    LearnerMapper(Organisation university) {
        this.university = university;
    }

    /** @param person missing where persons are not fetched */
    Learner learner(Booklet booklet, JsonNode segment, JsonNode person) throws Unreadable {
        String given = first(Fields.text(segment, "nome"), Fields.text(person, "nome"));
        String family = first(Fields.text(segment, "cognome"), Fields.text(person, "cognome"));
        if (given == null && family == null) {
            throw new Unreadable(
                    "its learner has no name",
                    "Give the person a name in ESSE3, or let the hub's user read the names of career segments.");
        }
        String born = Fields.text(person, "dataNascita");
        LocalDate day = born == null ? null : Days.read(born);
        if (born != null && day == null) {
            throw new Unreadable("its learner's dataNascita is not a date", "Correct it in ESSE3.");
        }
        PersonName name = PersonName.of(given == null ? "" : given, family == null ? "" : family);
        return new Learner(List.of(name), day, identifiers(booklet, segment, person));
    }

    private List<LearnerIdentifier> identifiers(Booklet booklet, JsonNode segment, JsonNode person) {
        List<LearnerIdentifier> identifiers = new ArrayList<>();
        add(identifiers, Kind.ESI, booklet.esi(), null);
        add(
                identifiers,
                Kind.NATIONAL,
                first(Fields.text(segment, "codiceFiscale"), Fields.text(person, "codFis")),
                university.country());
        add(identifiers, Kind.LOCAL, Fields.text(segment, "matricola"), university.schacDomain());
        add(identifiers, Kind.WALLET, booklet.wallet(), null);
        add(identifiers, Kind.EMAIL, booklet.email(), null);
        add(identifiers, Kind.EMAIL, Fields.text(person, "emailAte"), null);
        add(identifiers, Kind.EMAIL, Fields.text(person, "email"), null);
        return List.copyOf(new LinkedHashSet<>(identifiers));
    }

    private static void add(
            List<LearnerIdentifier> identifiers, Kind kind, @Nullable String value, @Nullable String issuer) {
        if (value != null) {
            identifiers.add(new LearnerIdentifier(kind, value, issuer));
        }
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
