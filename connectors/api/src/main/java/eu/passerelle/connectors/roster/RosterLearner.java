package eu.passerelle.connectors.roster;

import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.PersonName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of the roster: a learner to read, and what the SIS's answers do not say of them.
 *
 * @param column of the number by which the SIS is asked: the first of the connector's columns that is filled in
 * @param number in that column
 * @param numbers all numbers of the line by column
 * @param hash of the number; says where in the roster and in the hub this learner is without telling the number
 * @param name null where the roster has none and the SIS must
 * @param esi European Student Identifier
 */
public record RosterLearner(
        String column,
        String number,
        Map<String, String> numbers,
        String hash,
        @Nullable PersonName name,
        @Nullable LocalDate born,
        @Nullable String esi,
        @Nullable String email,
        @Nullable String wallet) {

    public RosterLearner {
        numbers = Map.copyOf(numbers);
    }

    /** The number in another column of the line. */
    public Optional<String> number(String otherColumn) {
        return Optional.ofNullable(numbers.get(otherColumn));
    }

    /** The part of the SIS that its answers on this learner tell in full. */
    public String scope() {
        return "learner:" + hash;
    }

    /** What the roster knows besides numbers: ESI, e-mail and wallet. */
    public List<LearnerIdentifier> identifiers() {
        List<LearnerIdentifier> identifiers = new ArrayList<>();
        if (esi != null) {
            identifiers.add(new LearnerIdentifier(Kind.ESI, esi, null));
        }
        if (email != null) {
            identifiers.add(new LearnerIdentifier(Kind.EMAIL, email, null));
        }
        if (wallet != null) {
            identifiers.add(new LearnerIdentifier(Kind.WALLET, wallet, null));
        }
        return identifiers;
    }

    @Override
    public String toString() {
        return "RosterLearner[" + hash + "]";
    }
}
