package eu.passerelle.routes;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.journal.IssueStore.AsThen;
import eu.passerelle.journal.IssueStore.ToIssue;
import eu.passerelle.recognition.Recognition;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What transfers are judged by: the configuration and the policy of now, or, where people have asked for it, those of when
 * the record was pulled.
 *
 * @param past what was in force earlier
 */
record Judging(Issuing.Tools tools, Connections connections, Past past) {

    /** What is judged together; {@code asThen} is null for what is judged as of now. */
    record Asked(String university, @Nullable AsThen asThen) {

        static Asked of(ToIssue toIssue) {
            return new Asked(toIssue.completion().key().university(), toIssue.asThen());
        }
    }

    /** @param asOf the day for which tables in force are taken */
    record By(ConnectedUniversity<?> university, Recognition recognition, LocalDate asOf) {}

    /** @throws ConfigurationInvalid it is not there, or cannot be used any more; the message says what to do */
    By by(Asked asked) {
        AsThen then = asked.asThen();
        ConnectedUniversity<?> university = then == null ? now(asked.university()) : then(asked.university(), then);
        Instant at = then == null ? tools.clock().instant() : then.at();
        return new By(
                university,
                then == null ? tools.recognition().get() : past.policy(at),
                at.atZone(university.university().zone()).toLocalDate());
    }

    private ConnectedUniversity<?> now(String id) {
        return connections
                .known(id)
                .orElseThrow(() -> new ConfigurationInvalid(
                        id + " runs no more on this hub: './hub activate " + id + "', then retry."));
    }

    private ConnectedUniversity<?> then(String id, AsThen then) {
        if (then.configuration() == null) {
            throw new ConfigurationInvalid(
                    "It was pulled before configurations had versions: retry it with the configuration of now.");
        }
        return past.university(id, then.configuration());
    }
}
