package eu.passerelle.alerts;

import eu.passerelle.journal.Alert;
import eu.passerelle.journal.AlertNotice;
import eu.passerelle.journal.AlertText;
import eu.passerelle.journal.Alerts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How alerts go on from one look to the next. A condition that lasts is opened and told once, told again after some time
 * while nobody is at it, and resolved when it has been away for long enough; when it comes back it is opened anew. What is
 * silenced is not told; if it still stands when the silence is over it is told then. That something is over is told to
 * all who were told that it began.
 */
final class AlertBook {

    private final Duration remindAfter;
    private final Duration settle;
    private final Telling telling;

    /** Who is told. */
    @FunctionalInterface
    interface Telling {

        List<AlertNotice> notices(Alert alert, AlertNotice.Kind kind, Instant now);
    }

    /**
     * @param remindAfter zero: nobody is reminded
     * @param settle how long a condition must be away before it is over
     */
    AlertBook(Duration remindAfter, Duration settle, Telling telling) {
        this.remindAfter = remindAfter;
        this.settle = settle;
        this.telling = telling;
    }

    /**
     * One look.
     *
     * @param known alerts as they stand
     * @param seen what is so now; of several with one key the first counts
     */
    Alerts.Changes next(List<Alert> known, List<Condition> seen, Predicate<AlertText> silenced, Instant now) {
        Map<String, Alert> byKey = known.stream().collect(Collectors.toMap(Alert::key, alert -> alert));
        Map<String, Condition> conditions = new HashMap<>();
        seen.forEach(condition -> conditions.putIfAbsent(condition.key(), condition));
        List<Alert> changed = new ArrayList<>();
        List<UUID> gone = new ArrayList<>();
        List<AlertNotice> notices = new ArrayList<>();
        conditions.forEach((key, condition) -> {
            Alert alert = standing(byKey.get(key), condition, now);
            AlertNotice.Kind kind = silenced.test(alert.text()) ? null : toTell(alert, now);
            if (kind != null) {
                notices.addAll(telling.notices(alert, kind, now));
                alert = told(alert, now);
            }
            changed.add(alert);
        });
        for (Alert alert : known) {
            if (alert.state() == Alert.State.RESOLVED || conditions.containsKey(alert.key())) {
                continue;
            }
            if (alert.state() == Alert.State.PENDING) {
                dropped(alert, changed, gone);
            } else {
                absent(alert, changed, notices, now);
            }
        }
        return new Alerts.Changes(changed, gone, notices);
    }

    /** With what is seen now; an episode begins where there was none. */
    private static Alert standing(@Nullable Alert known, Condition condition, Instant now) {
        Alert episode = known == null || known.state() == Alert.State.RESOLVED ? null : known;
        Instant since = episode == null ? now : episode.since();
        boolean wasOpen = episode != null && episode.state() == Alert.State.OPEN;
        boolean open = wasOpen || !since.plus(condition.lasting()).isAfter(now);
        boolean opens = open && !wasOpen;
        return new Alert(
                known == null ? UUID.randomUUID() : known.id(),
                condition.key(),
                condition.text(),
                open ? Alert.State.OPEN : Alert.State.PENDING,
                condition.attended(),
                since,
                opens ? now : known == null ? null : known.openedAt(),
                episode == null ? null : episode.toldAt(),
                null,
                known == null ? null : known.resolvedAt(),
                (known == null ? 0 : known.times()) + (opens ? 1 : 0));
    }

    private AlertNotice.@Nullable Kind toTell(Alert alert, Instant now) {
        if (alert.state() != Alert.State.OPEN || alert.attended()) {
            return null;
        }
        if (alert.toldAt() == null) {
            return AlertNotice.Kind.OPENED;
        }
        boolean due =
                remindAfter.isPositive() && !alert.toldAt().plus(remindAfter).isAfter(now);
        return due ? AlertNotice.Kind.REMINDED : null;
    }

    private static Alert told(Alert alert, Instant now) {
        return with(alert, alert.state(), now, alert.absentSince(), alert.resolvedAt());
    }

    /** It has not lasted: it is as if it had not been seen. */
    private static void dropped(Alert alert, List<Alert> changed, List<UUID> gone) {
        if (alert.times() == 0) {
            gone.add(alert.id());
        } else {
            changed.add(with(alert, Alert.State.RESOLVED, alert.toldAt(), null, alert.resolvedAt()));
        }
    }

    private void absent(Alert alert, List<Alert> changed, List<AlertNotice> notices, Instant now) {
        Instant since = alert.absentSince() == null ? now : alert.absentSince();
        if (since.plus(settle).isAfter(now)) {
            changed.add(with(alert, Alert.State.OPEN, alert.toldAt(), since, alert.resolvedAt()));
            return;
        }
        Alert resolved = with(alert, Alert.State.RESOLVED, alert.toldAt(), since, now);
        changed.add(resolved);
        if (alert.toldAt() != null) {
            notices.addAll(telling.notices(resolved, AlertNotice.Kind.RESOLVED, now));
        }
    }

    private static Alert with(
            Alert alert,
            Alert.State state,
            @Nullable Instant toldAt,
            @Nullable Instant absentSince,
            @Nullable Instant resolvedAt) {
        return new Alert(
                alert.id(),
                alert.key(),
                alert.text(),
                state,
                alert.attended(),
                alert.since(),
                alert.openedAt(),
                toldAt,
                absentSince,
                resolvedAt,
                alert.times());
    }
}
