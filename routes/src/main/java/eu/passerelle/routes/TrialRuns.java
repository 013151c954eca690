package eu.passerelle.routes;

import eu.passerelle.dashboard.PolicyDesk.Change;
import eu.passerelle.dashboard.PolicyDesk.Trial;
import eu.passerelle.dashboard.PolicyDesk.WhatIf;
import eu.passerelle.dashboard.TableDesk.Refused;
import eu.passerelle.dashboard.TrialDesk;
import eu.passerelle.journal.Decisions;
import eu.passerelle.recognition.TableTrial;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries drafts on all past decisions, in the background; the last runs are remembered, by this instance. */
final class TrialRuns implements TrialDesk {

    private static final Logger LOG = LoggerFactory.getLogger(TrialRuns.class);
    private static final int AT_ONCE = 2;
    private static final int REMEMBERED = 8;
    private static final int MOST_A_PAGE = 500;
    private static final Pattern OF_ONE = Pattern.compile("awarding/([^/]+)/.*");

    private final Deciding deciding;
    private final Decisions decisions;
    private final TableDrafts drafts;
    private final Clock clock;
    private final Map<UUID, Underway> runs = new LinkedHashMap<>();

    TrialRuns(Deciding deciding, Decisions decisions, TableDrafts drafts, Clock clock) {
        this.deciding = deciding;
        this.decisions = decisions;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** A run with what is known of it so far. */
    private static final class Underway {
        private final UUID id = UUID.randomUUID();
        private final TableDrafts.Kept draft;
        private final LocalDate from;
        private final Instant began;
        private final AtomicLong judged = new AtomicLong();
        private volatile long of;
        private volatile State state = State.RUNNING;
        private volatile @Nullable WhatIf found;
        private volatile @Nullable String refused;

        Underway(TableDrafts.Kept draft, LocalDate from, Instant began) {
            this.draft = draft;
            this.from = from;
            this.began = began;
        }

        Run told() {
            WhatIf known = found;
            return new Run(
                    id,
                    draft.text().key(),
                    draft.hash(),
                    from,
                    began,
                    state,
                    judged.get(),
                    Math.max(of, judged.get()),
                    known == null ? 0 : known.changed(),
                    known == null ? 0 : known.otherReason(),
                    known == null ? List.of() : known.groups(),
                    changes().stream()
                            .map(Change::university)
                            .filter(Objects::nonNull)
                            .distinct()
                            .sorted()
                            .toList(),
                    refused);
        }

        List<Change> changes() {
            WhatIf known = found;
            return known == null ? List.of() : known.transfers();
        }
    }

    @Override
    public Run begin(String key, String hash, LocalDate from, String caller) {
        TableDrafts.Kept draft = drafts.require(key, hash);
        Underway run = new Underway(draft, from, clock.instant());
        synchronized (runs) {
            if (runs.values().stream()
                            .filter(other -> other.state == State.RUNNING)
                            .count()
                    >= AT_ONCE) {
                throw new Refused(
                        Refused.Kind.NOT_NOW, "Other runs are under way; wait until one has ended, or stop it.");
            }
            runs.put(run.id, run);
            if (runs.size() > REMEMBERED) {
                runs.values().stream()
                        .filter(other -> other.state != State.RUNNING)
                        .findFirst()
                        .ifPresent(oldest -> runs.remove(oldest.id));
            }
        }
        Thread.ofPlatform().daemon().name("what-if").start(() -> carryOut(run));
        return run.told();
    }

    private void carryOut(Underway run) {
        Matcher ofOne = OF_ONE.matcher(run.draft.text().key());
        String university = ofOne.matches() ? ofOne.group(1) : null;
        String path = TableTrial.path(run.draft.text().key(), run.from);
        try {
            run.of = decisions.decided(university);
            run.found = deciding.whatIf(
                    new Trial(
                            Map.of(
                                    path,
                                    run.draft.text().dmn(),
                                    TableTrial.examplesOf(path),
                                    run.draft.text().examples()),
                            false,
                            university,
                            run.from,
                            false),
                    () -> {
                        run.judged.incrementAndGet();
                        if (run.state == State.STOPPED) {
                            throw new CancellationException();
                        }
                    });
            run.state = State.DONE;
        } catch (CancellationException e) {
            LOG.info("A trial of the table {} was stopped", run.draft.text().key());
        } catch (eu.passerelle.dashboard.PolicyDesk.Refused e) {
            run.refused = e.getMessage();
            run.state = State.FAILED;
        } catch (RuntimeException e) {
            LOG.error("A trial of the table {} failed", run.draft.text().key(), e);
            run.refused = "The run failed (" + e.getClass().getSimpleName() + "); the hub's log has the cause.";
            run.state = State.FAILED;
        }
    }

    @Override
    public Optional<Run> run(UUID id) {
        return Optional.ofNullable(find(id)).map(Underway::told);
    }

    @Override
    public void stop(UUID id) {
        Underway run = find(id);
        if (run != null && run.state == State.RUNNING) {
            run.state = State.STOPPED;
        }
    }

    @Override
    public Page changes(UUID id, Search search) {
        Underway run = find(id);
        List<Change> found = (run == null ? List.<Change>of() : run.changes())
                .stream()
                        .filter(change -> search.university() == null
                                || search.university().equals(change.university()))
                        .filter(change -> search.from() == null
                                || search.from().equals(change.from().rule()))
                        .filter(change -> search.to() == null
                                || search.to().equals(change.to().rule()))
                        .toList();
        return new Page(
                found.size(),
                found.stream()
                        .skip(Math.max(search.skip(), 0))
                        .limit(Math.clamp(search.most(), 1, MOST_A_PAGE))
                        .toList());
    }

    private @Nullable Underway find(UUID id) {
        synchronized (runs) {
            return runs.get(id);
        }
    }
}
