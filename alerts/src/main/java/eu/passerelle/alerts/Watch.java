package eu.passerelle.alerts;

import eu.passerelle.journal.AlertFacts;
import eu.passerelle.journal.AlertNotice;
import eu.passerelle.journal.AlertSilence;
import eu.passerelle.journal.Alerts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks at the hub once a minute and notes what is to be told. */
public final class Watch {

    private final Supplier<Facts> facts;
    private final AlertFacts journal;
    private final Alerts alerts;
    private final AlertBook book;
    private final AlertSettings settings;
    private final Duration beforeExpiry;

    /** @param beforeExpiry how long before its end people are told of a certificate */
    public Watch(
            Supplier<Facts> facts,
            AlertFacts journal,
            Alerts alerts,
            Channels channels,
            AlertSettings settings,
            Duration beforeExpiry) {
        this.facts = facts;
        this.journal = journal;
        this.alerts = alerts;
        this.book = new AlertBook(settings.remindAfter(), settings.settle(), channels::notices);
        this.settings = settings;
        this.beforeExpiry = beforeExpiry;
    }

    /** @return false when another instance is at it */
    public boolean look() {
        Facts now = facts.get();
        journal.sampleQueues(now.now());
        alerts.clean(now.now());
        List<Condition> seen = conditions(now);
        List<AlertSilence> silences = alerts.silences(now.now());
        return alerts.change(known ->
                book.next(known, seen, text -> silences.stream().anyMatch(silence -> silence.covers(text)), now.now()));
    }

    /**
     * What the next look would see and tell.
     *
     * @param seen what is so now, also what has not lasted long enough yet
     * @param notices what would be told to whom, beside what was told before
     */
    public record Rehearsal(Instant at, List<Condition> seen, List<AlertNotice> notices) {}

    /** As {@link #look}, but nothing is stored and nobody is told. */
    public Rehearsal rehearse() {
        Facts now = facts.get();
        List<Condition> seen = conditions(now);
        List<AlertSilence> silences = alerts.silences(now.now());
        Alerts.Changes changes = book.next(
                alerts.all(), seen, text -> silences.stream().anyMatch(silence -> silence.covers(text)), now.now());
        return new Rehearsal(now.now(), seen, changes.notices());
    }

    private List<Condition> conditions(Facts now) {
        return Stream.of(
                        TransferRules.conditions(now, settings),
                        RunRules.conditions(now, settings),
                        HubRules.conditions(now, settings, beforeExpiry),
                        QueueRule.conditions(now, settings))
                .flatMap(conditions -> conditions)
                .toList();
    }
}
