package eu.passerelle.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The person who studied; as owner of a credential the same person is called holder.
 *
 * @param names at least one; the first is the one to show
 */
public record Learner(List<PersonName> names, @Nullable LocalDate born, List<LearnerIdentifier> identifiers) {

    public Learner {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a learner needs a name");
        }
        names = List.copyOf(names);
        identifiers = List.copyOf(identifiers);
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
