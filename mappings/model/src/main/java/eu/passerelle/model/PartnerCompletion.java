package eu.passerelle.model;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A completion seen by another university than the one that recorded it.
 *
 * @param partner the university that recorded it
 * @param opportunity the partner's catalogue entry, where there is one
 */
public record PartnerCompletion(
        University partner, Completion completion, @Nullable LearningOpportunity opportunity) {

    public PartnerCompletion {
        if (!partner.id().equals(completion.key().university())) {
            throw new IllegalArgumentException(
                    "the completion is " + completion.key().university() + "'s, not " + partner.id() + "'s");
        }
    }

    /** What was earned in ECTS; empty where no credits are stated or their unit has no exact ratio. */
    public Optional<BigDecimal> ects() {
        return Optional.ofNullable(completion.credits()).map(Credits::ects);
    }
}
