package eu.passerelle.alerts;

import eu.passerelle.connectors.failure.HubException.Responsible;
import eu.passerelle.journal.AlertText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that is so now and that somebody must know of.
 *
 * @param key rule and subject: the same as long as it is the same condition
 * @param attended whether a person is at it
 * @param lasting how long it must be so before it is an alert
 */
public record Condition(String key, AlertText text, boolean attended, Duration lasting) {

    /** Nobody is at it, and it is an alert at once. */
    static Condition of(Rule rule, String subject, Responsible responsible, Said said) {
        return new Condition(
                rule + ":" + subject,
                new AlertText(
                        rule.name(),
                        said.university(),
                        said.target(),
                        responsible.name(),
                        said.what(),
                        said.todo(),
                        said.path()),
                false,
                Duration.ZERO);
    }

    Condition attended(boolean isAttended) {
        return new Condition(key, text, isAttended, lasting);
    }

    Condition lasting(Duration duration) {
        return new Condition(key, text, attended, duration);
    }

    /** The words of an alert, and whom they are about. */
    record Said(@Nullable String university, @Nullable String target, String what, String todo, String path) {}
}
