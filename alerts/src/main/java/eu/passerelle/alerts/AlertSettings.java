package eu.passerelle.alerts;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code alerts:} in {@code hub.yaml}: who is told what, and from when on.
 *
 * @param channels by a name of your choice; nobody is told where there is none, and the alerts are shown all the same
 * @param remindAfter how long after the last word people are reminded of what still stands; {@code PT24H} when absent,
 *     {@code PT0S}: never
 * @param settle how long something must be over before that is told, so that what comes and goes is told once; {@code PT5M}
 *     when absent
 * @param thresholds from when on people are told
 * @param universities the same for single universities, by id, where they differ
 */
public record AlertSettings(
        Map<String, ChannelSettings> channels,
        Duration remindAfter,
        Duration settle,
        Thresholds thresholds,
        Map<String, Thresholds> universities) {

    public AlertSettings(
            @Nullable Map<String, ChannelSettings> channels,
            @Nullable Duration remindAfter,
            @Nullable Duration settle,
            @Nullable Thresholds thresholds,
            @Nullable Map<String, Thresholds> universities) {
        this.channels = channels == null ? Map.of() : Map.copyOf(channels);
        this.remindAfter = Objects.requireNonNullElse(remindAfter, Duration.ofHours(24));
        this.settle = Objects.requireNonNullElse(settle, Duration.ofMinutes(5));
        this.thresholds = thresholds == null ? Thresholds.USUAL : thresholds.over(Thresholds.USUAL);
        this.universities = universities == null ? Map.of() : Map.copyOf(universities);
        for (String name : this.channels.keySet()) {
            if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
                throw new IllegalArgumentException(
                        "a channel's name has small letters, digits and '-', and begins with a letter, not '" + name
                                + "'");
            }
        }
    }

    /** Nobody is told; the usual thresholds. */
    public static AlertSettings none() {
        return new AlertSettings(null, null, null, null, null);
    }

    /** Every threshold is there. */
    Thresholds of(String university) {
        Thresholds own = universities.get(university);
        return own == null ? thresholds : own.over(thresholds);
    }
}
