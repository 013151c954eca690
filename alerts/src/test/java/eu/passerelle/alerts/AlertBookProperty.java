package eu.passerelle.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.alerts.Condition.Said;
import eu.passerelle.connectors.failure.HubException.Responsible;
import eu.passerelle.journal.Alert;
import eu.passerelle.journal.AlertNotice;
import eu.passerelle.journal.AlertNotice.Kind;
import eu.passerelle.journal.Alerts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever comes and goes, is silenced or attended to: each episode is opened once, reminded of, and over once. */
class AlertBookProperty {

    private static final Duration LASTING = Duration.ofMinutes(15);
    private static final Duration SETTLE = Duration.ofMinutes(5);
    private static final Duration REMIND = Duration.ofHours(4);

    /** One look, some minutes after the one before. */
    record Look(int minutes, boolean present, boolean attended, boolean silenced) {}

    @Provide
    Arbitrary<List<Look>> looks() {
        Arbitrary<Boolean> mostly =
                Arbitraries.frequency(net.jqwik.api.Tuple.of(4, true), net.jqwik.api.Tuple.of(1, false));
        Arbitrary<Boolean> rarely = mostly.map(often -> !often);
        return Combinators.combine(Arbitraries.of(1, 1, 3, 10, 60, 241), Arbitraries.of(true, false), rarely, rarely)
                .as(Look::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    private final Map<String, Alert> stored = new LinkedHashMap<>();
    private final List<AlertNotice> told = new ArrayList<>();

    private final AlertBook book = new AlertBook(
            REMIND,
            SETTLE,
            (alert, kind, now) -> List.of(new AlertNotice(
                    UUID.randomUUID(),
                    alert.id(),
                    kind,
                    "ops",
                    alert.text(),
                    now,
                    AlertNotice.State.WAITING,
                    0,
                    now,
                    null,
                    null)));

    @Property(tries = 500)
    void eachEpisodeIsOpenedOnceAndOverOnce(@ForAll("looks") List<Look> looks) {
        stored.clear();
        told.clear();
        Instant now = Instant.parse("2026-11-26T00:00:00Z");
        Instant presentSince = null;
        Instant absentSince = now;
        for (Look look : looks) {
            now = now.plus(Duration.ofMinutes(look.minutes()));
            presentSince = !look.present() ? null : presentSince == null ? now : presentSince;
            absentSince = look.present() ? null : absentSince == null ? now : absentSince;
            int before = told.size();

            look(look, now);

            List<AlertNotice> added = told.subList(before, told.size());
            assertThat(added).hasSizeLessThanOrEqualTo(1);
            added.forEach(notice -> permitted(notice.kind(), look));
            complete(look, now, presentSince, absentSince);
        }
        assertThat(inOrder()).matches("(OM*V)*(OM*)?");
    }

    /** Reads what is stored and stores what has changed, as the journal does. */
    private void look(Look look, Instant now) {
        Condition condition = Condition.of(
                        Rule.CIRCUIT_OPEN,
                        "wallet",
                        Responsible.RECIPIENT,
                        new Said(null, "wallet", "away", "ask", "#/"))
                .lasting(LASTING)
                .attended(look.attended());
        Alerts.Changes changes = book.next(
                List.copyOf(stored.values()),
                look.present() ? List.of(condition) : List.of(),
                text -> look.silenced(),
                now);
        stored.values().removeIf(alert -> changes.gone().contains(alert.id()));
        changes.changed().forEach(alert -> stored.put(alert.key(), alert));
        told.addAll(changes.notices());
    }

    private static void permitted(Kind kind, Look look) {
        if (kind == Kind.RESOLVED) {
            assertThat(look.present()).isFalse();
        } else {
            assertThat(look.present()).isTrue();
            assertThat(look.silenced() || look.attended()).isFalse();
        }
    }

    private void complete(Look look, Instant now, @Nullable Instant presentSince, @Nullable Instant absentSince) {
        AlertNotice last = told.isEmpty() ? null : told.getLast();
        boolean known = last != null && last.kind() != Kind.RESOLVED;
        boolean lasts = presentSince != null && !presentSince.plus(LASTING).isAfter(now);
        if (lasts && !look.silenced() && !look.attended()) {
            assertThat(known).as("who must know is told").isTrue();
            assertThat(Objects.requireNonNull(last).at().plus(REMIND))
                    .as("and reminded")
                    .isAfter(now);
        }
        if (absentSince != null && !absentSince.plus(SETTLE).isAfter(now)) {
            assertThat(known).as("what is over is told").isFalse();
            assertThat(stored.values()).allMatch(alert -> alert.state() == Alert.State.RESOLVED);
        }
    }

    private String inOrder() {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < told.size(); i++) {
            AlertNotice notice = told.get(i);
            letters.append(
                    switch (notice.kind()) {
                        case OPENED -> 'O';
                        case REMINDED -> 'M';
                        case RESOLVED -> 'V';
                        case TEST -> '?';
                    });
            if (notice.kind() == Kind.REMINDED) {
                assertThat(Duration.between(told.get(i - 1).at(), notice.at())).isGreaterThanOrEqualTo(REMIND);
            }
        }
        return letters.toString();
    }
}
