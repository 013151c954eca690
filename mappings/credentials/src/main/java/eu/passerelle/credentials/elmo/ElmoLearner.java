package eu.passerelle.credentials.elmo;

import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PersonName;
import java.lang.Character.UnicodeScript;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * A learner as the receiving university may know the person: names, date of birth, the ESI, that university's own number
 * and the national number of its own country. Numbers that others gave and addresses are not its business.
 */
final class ElmoLearner {

    private ElmoLearner() {}

    static void write(ElmoXml xml, Learner learner, Organisation receiving) throws XMLStreamException {
        PersonName name = learner.names().stream()
                .filter(ElmoLearner::isLatin)
                .findFirst()
                .orElse(learner.name());
        xml.element("learner", () -> {
            for (LearnerIdentifier identifier : learner.identifiers()) {
                Optional<String> type = type(identifier, receiving);
                if (type.isPresent()) {
                    xml.token("identifier", "type", type.get(), identifier.value());
                }
            }
            xml.token("givenNames", name.given());
            xml.token("familyName", name.family());
            alternativeName(xml, learner);
            if (learner.born() != null) {
                xml.token("dateOfBirth", learner.born().toString());
            }
        });
    }

    /** "In non-Latin alphabet"; the schema demands the element of everybody, so that most have an empty one. */
    private static void alternativeName(ElmoXml xml, Learner learner) throws XMLStreamException {
        Optional<PersonName> other =
                learner.names().stream().filter(name -> !isLatin(name)).findFirst();
        xml.localized(
                "alternativeName",
                other.map(PersonName::language).orElse(null),
                ElmoXml.token(other.map(PersonName::full).orElse("")));
    }

    private static Optional<String> type(LearnerIdentifier identifier, Organisation receiving) {
        String from = identifier.issuer();
        return switch (identifier.kind()) {
            case ESI -> Optional.of("esi");
            case LOCAL ->
                from != null && from.equalsIgnoreCase(receiving.schacDomain())
                        ? Optional.of("studentIdentifier")
                        : Optional.empty();
            case NATIONAL ->
                from != null && ElmoIssuer.isCountryOf(receiving, from)
                        ? Optional.of("nationalIdentifier")
                        : Optional.empty();
            case EMAIL, WALLET -> Optional.empty();
        };
    }

    private static boolean isLatin(PersonName name) {
        return name.full()
                .codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN);
    }
}
