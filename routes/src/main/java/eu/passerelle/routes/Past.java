package eu.passerelle.routes;

import eu.passerelle.recognition.Recognition;
import java.time.Instant;

/** What was in force earlier: the configuration of universities, which has versions, and the recognition policy. */
interface Past {

    /**
     * @throws eu.passerelle.connectors.failure.ConfigurationInvalid there is no such version, or it cannot be used any more
     */
    ConnectedUniversity<?> university(String id, int version);

    /**
     * The policy that was in force then.
     *
     * @throws eu.passerelle.connectors.failure.ConfigurationInvalid it cannot be used any more
     */
    Recognition policy(Instant at);
}
