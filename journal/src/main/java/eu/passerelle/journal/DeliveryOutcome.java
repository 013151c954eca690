package eu.passerelle.journal;

import java.time.Instant;
import java.util.UUID;

/** What the third hop made of one delivery. */
public sealed interface DeliveryOutcome {

    UUID transfer();

    /**
     * @param receipt the target's own reference
     * @param alreadyThere the target held it before: an earlier attempt had arrived after all
     */
    record Delivered(UUID transfer, String receipt, boolean alreadyThere) implements DeliveryOutcome {}

    /** The learner has been told and must still take it. */
    record Offered(UUID transfer, String receipt) implements DeliveryOutcome {}

    record Failed(UUID transfer, Failure failure) implements DeliveryOutcome {}

    /** Not tried, because the target's circuit is open or its rate is spent; counts as no attempt. */
    record Postponed(UUID transfer, Instant until) implements DeliveryOutcome {}
}
