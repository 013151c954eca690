package eu.passerelle.routes;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.NonRetriableException;
import eu.passerelle.connectors.failure.RetriableException;
import eu.passerelle.journal.CatalogueStore;
import eu.passerelle.journal.Outbox.WorkOrder;
import eu.passerelle.journal.PageStore;
import eu.passerelle.journal.Pulled;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.SyncRuns;
import eu.passerelle.routes.observe.FlowRecorder;
import eu.passerelle.routes.observe.Passage;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** First hop: reads a SIS page by page; each page is stored with its watermark before the next one is asked for. */
public final class Synchronising {

    private static final Logger LOG = LoggerFactory.getLogger(Synchronising.class);
    /** Class of SQL states. */
    private static final String DATA_EXCEPTION = "22";

    private final SyncRuns runs;
    private final PageStore pages;
    private final CatalogueStore catalogue;
    private final Dispatching dispatching;
    private final Beside beside;
    private final Clock clock;
    private volatile boolean stopping;

    /**
     * What a run does beside its records.
     *
     * @param companions what it was read with
     * @param recorder how it goes
     * @param between run before each page, while nothing is held
     */
    public record Beside(Companions companions, FlowRecorder recorder, Runnable between) {}

    public Synchronising(
            SyncRuns runs,
            PageStore pages,
            CatalogueStore catalogue,
            Dispatching dispatching,
            Beside beside,
            Clock clock) {
        this.runs = runs;
        this.pages = pages;
        this.catalogue = catalogue;
        this.dispatching = dispatching;
        this.beside = beside;
        this.clock = clock;
    }

    /** The hub shuts down: runs under way stop after their page and go on after the restart. */
    public void stopSoon() {
        stopping = true;
    }

    /** Carries a run to its end, or to where it must wait or stop. */
    public void run(ConnectedUniversity<?> university, SyncRun run) {
        try (var id = MDC.putCloseable("university", run.university());
                var number = MDC.putCloseable("run", run.id().toString())) {
            carry(university, run);
        }
    }

    private void carry(ConnectedUniversity<?> university, SyncRun run) {
        LOG.info(
                "{}: run {} begins ({}{})",
                run.university(),
                run.id(),
                run.trigger(),
                run.takesPart() ? ", results since " + run.since() : "");
        try {
            if (runs.hasReadToEnd(run) || readToEnd(university, run)) {
                SyncRun ended = runs.end(run, university.settings().guard());
                tell(ended);
                beside.recorder().run(ended.university(), ended.state().name().toLowerCase(Locale.ROOT));
            }
        } catch (RetriableException e) {
            waitOrStop(run, e);
        } catch (NonRetriableException e) {
            LOG.warn("{}: run {} stops: {}", run.university(), run.id(), e.getMessage());
            stop(run, e.getMessage());
        } catch (DataAccessException | TransactionException e) {
            if (refusesTheData(e)) {
                unexpected(run, e);
                return;
            }
            // the journal itself is out of reach: nothing can be noted now; the run is taken up again from its
            // watermark
            LOG.warn(
                    "{}: run {} is interrupted, the database does not answer: {}",
                    run.university(),
                    run.id(),
                    e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            unexpected(run, e);
        }
    }

    /** Whether the database answers, and what was read is nothing that it keeps: reading it again changes nothing. */
    private static boolean refusesTheData(RuntimeException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException refusal
                && refusal.getSQLState() != null
                && refusal.getSQLState().startsWith(DATA_EXCEPTION);
    }

    /** A defect of ours; its message may carry personal data, so only type and place are told. */
    private void unexpected(SyncRun run, RuntimeException e) {
        String place = e.getStackTrace().length > 0 ? " at " + e.getStackTrace()[0] : "";
        LOG.error(
                "{}: run {} stops: unexpected {}{}",
                run.university(),
                run.id(),
                e.getClass().getName(),
                place);
        stop(run, "Unexpected " + e.getClass().getSimpleName() + place + "; report it.");
    }

    /** @return false when the hub shuts down before the end */
    private boolean readToEnd(ConnectedUniversity<?> university, SyncRun run) {
        if (university.version() != null) {
            runs.readsBy(run.id(), university.version());
        }
        beside.companions().begin(university, run);
        int entries = catalogue.store(university.id(), CatalogueStore.Source.SIS, university.catalogue());
        if (entries > 0) {
            LOG.info("{}: {} catalogue entries are new or changed", run.university(), entries);
        }
        Watermark watermark = new Watermark(pages.position(run));
        while (!stopping) {
            beside.between().run();
            CompletionPage page = readOn(university, run, watermark);
            watermark = page.next();
            if (page.last()) {
                return true;
            }
        }
        return false;
    }

    private CompletionPage readOn(ConnectedUniversity<?> university, SyncRun run, Watermark watermark) {
        try (Passage passage = beside.recorder().page(run.university())) {
            try {
                // what a run with a date passes over must stay in the SIS for the next whole run, unless it moves the
                // position
                boolean looks = run.takesPart() && !run.moves();
                CompletionPage page = looks ? university.look(watermark) : university.read(watermark);
                Pulled pulled = ReadPage.of(page, run.since());
                List<WorkOrder> orders =
                        pages.store(run, pulled, university.settings().identityRules());
                dispatching.send(orders);
                orders.forEach(order -> passage.passed(order.transfers(), "read"));
                passage.counted("rejected", pulled.rejections().size());
                return page;
            } catch (RuntimeException e) {
                passage.failed(e);
                throw e;
            }
        }
    }

    private void stop(SyncRun run, String why) {
        runs.stop(run.id(), why);
        beside.recorder().run(run.university(), "stopped");
    }

    private static void tell(SyncRun ended) {
        LOG.info(
                "{}: run {} {}: {} seen, {} unchanged, {} read, {} withdrawn{}",
                ended.university(),
                ended.id(),
                ended.state(),
                ended.seen(),
                ended.unchanged(),
                ended.read(),
                ended.withdrawn(),
                ended.takesPart() ? ", " + ended.passedOver() + " older results passed over" : "");
    }

    private void waitOrStop(SyncRun run, RetriableException failure) {
        int failed = runs.find(run.id()).map(SyncRun::attempts).orElse(0) + 1;
        BackOff.next(failed, clock.instant(), failure.retryAfter())
                .ifPresentOrElse(
                        next -> {
                            LOG.warn(
                                    "{}: run {} waits until {}: {}",
                                    run.university(),
                                    run.id(),
                                    next,
                                    failure.getMessage());
                            runs.waitUntil(run.id(), next, failure.getMessage());
                            beside.recorder().run(run.university(), "waiting");
                        },
                        () -> {
                            LOG.warn("{}: run {} gives up: {}", run.university(), run.id(), failure.getMessage());
                            stop(run, failure.getMessage());
                        });
    }
}
