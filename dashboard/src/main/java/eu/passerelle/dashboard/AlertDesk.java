package eu.passerelle.dashboard;

import eu.passerelle.journal.AlertNotice;
import eu.passerelle.journal.AlertText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Channels, rules and trials of alerts; implemented by what tells people. */
public interface AlertDesk {

    /** In the order of their names. */
    List<Channel> channels();

    /** All there are. */
    List<RuleView> rules();

    /** What the next look would see and tell; nothing is stored and nobody is told. */
    Rehearsal rehearse();

    /** Sends a sample now; empty where there is no such channel. */
    Optional<Tried> test(String channel, String who);

    /**
     * A channel and how it stands.
     *
     * @param kind {@code email}, {@code webhook}, {@code slack} or {@code teams}
     * @param where addresses, or the host that is called
     * @param rules that are told; empty: all
     * @param universities of which it is told; empty: of all, and of what belongs to none
     * @param digest when all is told at once, for example {@code 07:30 Europe/Helsinki}; empty: each at once
     * @param waiting notices that are to be sent
     * @param lastSent null when nothing was
     * @param failing why the newest attempt failed; null when it did not
     */
    record Channel(
            String name,
            String kind,
            String where,
            List<String> rules,
            List<String> universities,
            String digest,
            long waiting,
            @Nullable Instant lastSent,
            @Nullable String failing) {}

    /** A rule, and from when on people are told. */
    record RuleView(String rule, List<Threshold> thresholds) {}

    /**
     * One threshold.
     *
     * @param key of {@code hub.yaml}, below {@code alerts}
     * @param university null for all that have none of their own
     */
    record Threshold(String key, String value, @Nullable String university) {}

    /**
     * What the next look would do.
     *
     * @param seen what is so now
     * @param notices what would be told to whom, beside what was told before
     */
    record Rehearsal(Instant at, List<AlertText> seen, List<AlertNotice> notices) {}

    /** @param failure why the sample did not arrive; null when it did */
    record Tried(String channel, boolean arrived, @Nullable String failure) {}
}
