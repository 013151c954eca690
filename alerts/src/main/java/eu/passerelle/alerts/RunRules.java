package eu.passerelle.alerts;

import eu.passerelle.alerts.Condition.Said;
import eu.passerelle.connectors.failure.HubException.Responsible;
import eu.passerelle.journal.AlertFacts.Missed;
import eu.passerelle.journal.SyncRun;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of runs: one was missed, one was stopped, nothing is read for too long. */
final class RunRules {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunRules() {}

    static Stream<Condition> conditions(Facts facts, AlertSettings settings) {
        return Stream.of(
                        facts.missed().stream()
                                .filter(missed -> facts.around().universities().contains(missed.university()))
                                .map(RunRules::missed),
                        facts.around().universities().stream()
                                .flatMap(university ->
                                        Stream.ofNullable(facts.lastRuns().get(university)))
                                .filter(run -> run.state() == SyncRun.State.STOPPED)
                                .map(RunRules::stopped),
                        facts.around().scheduled().stream()
                                .flatMap(university -> old(university, facts, settings).stream()))
                .flatMap(conditions -> conditions);
    }

    private static Condition missed(Missed missed) {
        return Condition.of(
                Rule.RUN_MISSED,
                missed.university(),
                Responsible.HUB,
                said(
                        missed.university(),
                        "%s: the run of %s did not happen."
                                .formatted(missed.university(), MINUTE.format(missed.scheduledAt())),
                        "Nothing is lost: one run catches up for all that were missed. Find out why no hub ran at that time."));
    }

    private static Condition stopped(SyncRun run) {
        String university = run.university();
        return run.stoppedByGuard()
                ? Condition.of(
                        Rule.WITHDRAWAL_GUARD,
                        university,
                        Responsible.UNIVERSITY,
                        said(
                                university,
                                university + ": more results are missing from the SIS's answer than may be withdrawn at"
                                        + " once; nothing was withdrawn, and the run was stopped.",
                                "Ask the university whether it is true. If so, raise withdrawalGuard for one run; if not, have"
                                        + " the SIS or the query mended and run again."))
                : Condition.of(
                        Rule.RUN_STOPPED,
                        university,
                        Responsible.UNIVERSITY,
                        said(
                                university,
                                university + ": the run of " + MINUTE.format(run.startedAt())
                                        + " was stopped; nothing is read until somebody acts.",
                                "Open the university: the reason stands first. Mend it there or in its file, check, and run"
                                        + " again."));
    }

    private static Optional<Condition> old(String university, Facts facts, AlertSettings settings) {
        Duration most = Objects.requireNonNull(settings.of(university).watermarkAge());
        Instant read = facts.readAt().get(university);
        if (read == null || !read.plus(most).isBefore(facts.now())) {
            return Optional.empty();
        }
        SyncRun last = facts.lastRuns().get(university);
        boolean away = last != null && last.state() == SyncRun.State.WAITING;
        return Optional.of(
                Condition.of(
                        Rule.WATERMARK_OLD,
                        university,
                        away ? Responsible.UNIVERSITY : Responsible.HUB,
                        said(
                                university,
                                "%s: nothing was read to the end since %s, and %s is the most."
                                        .formatted(university, MINUTE.format(read), most),
                                away
                                        ? "The SIS does not answer, and the run waits for it: ask the university."
                                        : "Open the university and look at its schedule and its newest runs; run it by hand.")));
    }

    private static Said said(String university, String what, String todo) {
        return new Said(university, null, what, todo, "#/university/" + university);
    }
}
