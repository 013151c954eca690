package eu.passerelle.recognition.stacking;

import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.LearningOpportunity.MicroCredentialKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A learner's completed module for which a credential stands.
 *
 * @param opportunity code in its university's catalogue
 * @param ects credits; null where they are not known in ECTS
 * @param kind of micro-credential; null where it is not known
 * @param level EQF; null where it is not known
 * @param containedIn results that contain this one, so that its credits are theirs too
 */
public record StackPart(
        CompletionKey key,
        UUID credential,
        String opportunity,
        @Nullable BigDecimal ects,
        @Nullable MicroCredentialKind kind,
        @Nullable Integer level,
        LocalDate completedOn,
        Set<CompletionKey> containedIn) {

    /** First completed, first counted; a result's key settles it among those of one day, never the order of arrival. */
    static final Comparator<StackPart> IN_ORDER = Comparator.comparing(StackPart::completedOn)
            .thenComparing(part -> part.key().university())
            .thenComparing(part -> part.key().sourceKey());

    public StackPart {
        containedIn = Set.copyOf(containedIn);
    }

    Pathway.Module module() {
        return new Pathway.Module(key.university(), opportunity);
    }
}
