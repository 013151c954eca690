package eu.passerelle.sis.ethos;

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
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code persons} (v12) as a learner. */
final class PersonMapper {

    private static final String ESI = "urn:schac:personalUniqueCode:int:esi:";
    private static final String WALLET = "europass.eu/";

    private final Organisation university;

    PersonMapper(Organisation university) {
        this.university = university;
    }

    Learner learner(JsonNode person) throws Unreadable {
        List<PersonName> names = JsonFields.list(person, "names").stream()
                .sorted(Comparator.comparing(name -> !"preferred".equals(JsonFields.text(name, "preference"))))
                .map(PersonMapper::name)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        if (names.isEmpty()) {
            throw new Unreadable("the student has no name", "Give the person a name in Banner.");
        }
        return new Learner(names, born(person), identifiers(person));
    }

    /** {@code lastNamePrefix} belongs to the family name ("van Damme"). */
    private static @Nullable PersonName name(JsonNode name) {
        String given = PersonName.joined(JsonFields.text(name, "firstName"), JsonFields.text(name, "middleName"));
        String family = PersonName.joined(JsonFields.text(name, "lastNamePrefix"), JsonFields.text(name, "lastName"));
        if (!given.isEmpty() || !family.isEmpty()) {
            return PersonName.of(given, family);
        }
        String full = JsonFields.text(name, "fullName");
        return full == null ? null : PersonName.of("", full);
    }

    private static @Nullable LocalDate born(JsonNode person) throws Unreadable {
        String born = JsonFields.text(person, "dateOfBirth");
        try {
            return born == null ? null : IsoDay.ofDay(born);
        } catch (DateTimeException e) {
            throw new Unreadable("the student's dateOfBirth is not a date", "Correct it in Banner.");
        }
    }

    /** ESI and wallet address have no credential type of their own; both tell themselves by their form. */
    private List<LearnerIdentifier> identifiers(JsonNode person) {
        List<LearnerIdentifier> identifiers = new ArrayList<>();
        Stream.concat(
                        JsonFields.list(person, "alternativeCredentials").stream(),
                        JsonFields.list(person, "credentials").stream())
                .forEach(credential -> add(identifiers, credential));
        JsonFields.list(person, "emails").stream()
                .sorted(Comparator.comparing(email -> !"primary".equals(JsonFields.text(email, "preference"))))
                .map(email -> JsonFields.text(email, "address"))
                .flatMap(Stream::ofNullable)
                .forEach(address -> identifiers.add(new LearnerIdentifier(Kind.EMAIL, address, null)));
        return identifiers;
    }

    private void add(List<LearnerIdentifier> identifiers, JsonNode credential) {
        String value = JsonFields.text(credential, "value");
        if (value == null) {
            return;
        }
        String type = JsonFields.text(credential, "type");
        if (value.startsWith(ESI)) {
            identifiers.add(new LearnerIdentifier(Kind.ESI, value, null));
        } else if (value.startsWith(WALLET)) {
            identifiers.add(new LearnerIdentifier(Kind.WALLET, value, null));
        } else if (type != null) {
            switch (type) {
                case "bannerId" -> identifiers.add(new LearnerIdentifier(Kind.LOCAL, value, university.schacDomain()));
                case "ssn", "sin", "taxIdentificationNumber" ->
                    identifiers.add(new LearnerIdentifier(Kind.NATIONAL, value, university.country()));
                // account names and technical ids identify nobody elsewhere
                default -> {}
            }
        }
    }
}
