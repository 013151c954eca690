package eu.passerelle.connectors.elmo;

import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.PersonName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The learner of a transcript.
 *
 * @param identity by which the same learner is known again, hashed
 */
record TranscriptLearner(Learner learner, String identity) {

    /** What is least likely to change stands first; the national number last, because few numbers are to be guessed. */
    private static final List<Kind> BY = List.of(Kind.ESI, Kind.LOCAL, Kind.NATIONAL, Kind.EMAIL, Kind.WALLET);

    /**
     * @param issuer SCHAC domain or other identifier of who issued the transcript: it gave the local numbers
     * @param country of the issuer, which knows the national number
     * @throws MalformedRecord when the learner cannot be told from another
     */
    static TranscriptLearner of(
            XmlNode node, ElmoMapping mapping, String university, String issuer, @Nullable String country) {
        String given = node.text("givenNames").orElse("");
        String family = node.text("familyName").orElse("");
        if (given.isEmpty() && family.isEmpty()) {
            throw new MalformedRecord("The transcript names no learner: givenNames and familyName are empty.");
        }
        Optional<String> day = node.text("dateOfBirth").or(() -> node.text("bday"));
        LocalDate born = day.map(text -> ElmoValues.day("learner/dateOfBirth or bday", text))
                .orElse(null);
        List<LearnerIdentifier> identifiers = identifiers(node, mapping, issuer, country);
        String identity = identity(node, identifiers, born, given + " " + family);
        Learner learner = new Learner(List.of(PersonName.of(given, family)), born, identifiers);
        return new TranscriptLearner(learner, ElmoValues.hash(university, identity));
    }

    private static List<LearnerIdentifier> identifiers(
            XmlNode node, ElmoMapping mapping, String issuer, @Nullable String country) {
        List<LearnerIdentifier> identifiers = new ArrayList<>();
        for (XmlNode identifier : node.children("identifier")) {
            String value = identifier.token();
            Kind kind = mapping.kind(type(identifier), value);
            if (kind != null && !value.isEmpty()) {
                String from = switch (kind) {
                    case LOCAL -> issuer;
                    case NATIONAL -> country;
                    case ESI, EMAIL, WALLET -> null;
                };
                identifiers.add(new LearnerIdentifier(kind, value, from));
            }
        }
        return identifiers;
    }

    private static String type(XmlNode identifier) {
        return Objects.requireNonNullElse(identifier.attribute("type"), "");
    }

    private static String identity(
            XmlNode node, List<LearnerIdentifier> identifiers, @Nullable LocalDate born, String name) {
        for (Kind kind : BY) {
            for (LearnerIdentifier identifier : identifiers) {
                if (identifier.kind() == kind) {
                    return kind + "=" + identifier.issuer() + "=" + identifier.value();
                }
            }
        }
        for (XmlNode identifier : node.children("identifier")) {
            if (!identifier.token().isEmpty()) {
                return type(identifier) + "=" + identifier.token();
            }
        }
        if (born == null) {
            throw new MalformedRecord("The learner has neither an identifier nor a date of birth and cannot be told"
                    + " from another of the same name.");
        }
        return name + "=" + born;
    }

    /** Whether a text holds the learner's national number; it must not get into keys then. */
    boolean isGivenAwayBy(String text) {
        for (LearnerIdentifier identifier : learner.identifiers()) {
            if (identifier.kind() == Kind.NATIONAL && text.contains(identifier.value())) {
                return true;
            }
        }
        return false;
    }
}
