package eu.passerelle.model;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The person who studied; as owner of a credential the same person is called holder.
 *
 * @param names at least one; the first is the one to show
 * @param identifiers each once, in the order given
 */
public record Learner(List<PersonName> names, @Nullable LocalDate born, List<LearnerIdentifier> identifiers) {

    private static final int FEW = 10;

    public Learner {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a learner needs a name");
        }
        names = List.copyOf(names);
        identifiers = List.copyOf(isDistinct(identifiers) ? identifiers : new LinkedHashSet<>(identifiers));
    }

    /** The usual handful is compared for less than it is hashed. */
    private static boolean isDistinct(List<LearnerIdentifier> given) {
        for (int i = 1; i < given.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (given.get(i).equals(given.get(j))) {
                    return false;
                }
            }
        }
        return given.size() <= FEW;
    }

    public PersonName name() {
        return names.getFirst();
    }

    /** The first identifier of that kind. */
    public Optional<String> identifier(LearnerIdentifier.Kind kind) {
        return identifiers.stream()
                .filter(identifier -> identifier.kind() == kind)
                .map(LearnerIdentifier::value)
                .findFirst();
    }

    @Override
    public String toString() {
        return "Learner[redacted]";
    }
}
