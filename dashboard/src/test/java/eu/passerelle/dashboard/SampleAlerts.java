package eu.passerelle.dashboard;

import eu.passerelle.journal.Alert;
import eu.passerelle.journal.AlertNotice;
import eu.passerelle.journal.AlertNotice.Kind;
import eu.passerelle.journal.AlertText;
import eu.passerelle.journal.Alerts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two channels, one of which is away, and alerts of one university. */
final class SampleAlerts implements AlertDesk {

    static final String FAILING =
            "channel 'chat': hooks.slack.com answers HTTP 404: nobody listens at this address any more;"
                    + " make a new one there.";

    @Override
    public List<Channel> channels() {
        Instant now = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.HOURS);
        return List.of(
                new Channel("chat", "slack", "hooks.slack.com", List.of(), List.of(), "", 2, null, FAILING),
                new Channel(
                        "operators",
                        "email",
                        "ops@hub.example",
                        List.of("FAILED_SHARE", "RUN_STOPPED"),
                        List.of("tampere"),
                        "07:30 Europe/Helsinki",
                        0,
                        now,
                        null));
    }

    @Override
    public List<RuleView> rules() {
        return List.of(
                new RuleView(
                        "FAILED_SHARE",
                        List.of(
                                new Threshold("alerts.thresholds.failedInHour", "0.25", null),
                                new Threshold("alerts.universities.tampere.failedInHour", "0.5", "tampere"))),
                new RuleView("RUN_STOPPED", List.of()));
    }

    @Override
    public Rehearsal rehearse() {
        return new Rehearsal(Instant.now(), List.of(text("RUN_STOPPED", "tampere")), List.of());
    }

    @Override
    public Optional<Tried> test(String channel, String who) {
        return switch (channel) {
            case "operators" -> Optional.of(new Tried(channel, true, null));
            case "chat" -> Optional.of(new Tried(channel, false, FAILING));
            default -> Optional.empty();
        };
    }

    static AlertText text(String rule, String university) {
        return new AlertText(
                rule,
                university,
                rule.equals("FAILED_SHARE") ? "wallet" : null,
                rule.equals("FAILED_SHARE") ? "RECIPIENT" : "UNIVERSITY",
                rule.equals("FAILED_SHARE")
                        ? university + " to wallet: 12 of 40 deliveries (30 %) failed in the last hour."
                        : university
                                + ": the run of 2026-11-26 03:00 UTC was stopped; nothing is read until somebody acts.",
                "Open the page: the reason stands first. Mend it, then try again.",
                rule.equals("FAILED_SHARE") ? "#/failed?university=" + university : "#/university/" + university);
    }

    /** One that stands and was told, one that has just been seen, one that is over. */
    static void put(Alerts alerts, String university) {
        Instant now = Instant.now();
        Alert stands = alert(university, "FAILED_SHARE", Alert.State.OPEN, now.minus(Duration.ofHours(3)), null);
        Alert over = alert(
                university, "RUN_STOPPED", Alert.State.RESOLVED, now.minus(Duration.ofDays(2)), now.minusSeconds(600));
        alerts.change(known -> new Alerts.Changes(
                List.of(stands, over, alert(university, "WATERMARK_OLD", Alert.State.PENDING, now, null)),
                List.of(),
                List.of(notice(stands, Kind.OPENED, "operators", now), notice(over, Kind.RESOLVED, "chat", now))));
    }

    private static Alert alert(
            String university, String rule, Alert.State state, Instant since, @Nullable Instant resolvedAt) {
        boolean opened = state != Alert.State.PENDING;
        return new Alert(
                UUID.randomUUID(),
                rule + ":" + university,
                text(rule, university),
                state,
                false,
                since,
                opened ? since : null,
                opened ? since : null,
                resolvedAt,
                resolvedAt,
                opened ? 1 : 0);
    }

    private static AlertNotice notice(Alert alert, Kind kind, String channel, Instant at) {
        return new AlertNotice(
                UUID.randomUUID(),
                alert.id(),
                kind,
                channel,
                alert.text(),
                at,
                AlertNotice.State.WAITING,
                0,
                at.plusSeconds(60),
                null,
                null);
    }
}
