package eu.passerelle.routes;

import static org.awaitility.Awaitility.await;

import eu.passerelle.dashboard.TableDesk.Proposal;
import eu.passerelle.dashboard.TableDesk.Text;
import eu.passerelle.dashboard.TrialDesk;
import eu.passerelle.journal.PersonSaid;
import eu.passerelle.journal.TableChange;
import eu.passerelle.journal.TableChanges;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** The policy's files over a real journal with past decisions, and a smaller table that is to take the place of one. */
final class TableScene implements AutoCloseable {

    static final String KEY = "level-credit";
    static final PersonSaid ANN = new PersonSaid("Ann");
    static final PersonSaid BEN = new PersonSaid("Ben");
    static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    final PolicyJournal journal;
    final PolicyKeeper keeper;
    final TrialRuns trials;
    private final Path home;
    private final TableDrafts drafts;

    /** @param decisions that were made before */
    TableScene(Path home, int decisions) {
        this.home = home;
        this.journal = new PolicyJournal(home);
        this.keeper = journal.keeper();
        SamplePast.fill(journal.database.jdbc(), keeper, decisions, LocalDate.of(2026, 11, 1));
        this.drafts = new TableDrafts(home);
        this.trials = new TrialRuns(
                new Deciding(keeper, journal.decisions(), Clock.systemUTC()),
                journal.decisions(),
                drafts,
                Clock.systemUTC());
    }

    TableBench bench(boolean fourEyes, Clock clock) {
        TableChanges changes = new TableChanges(journal.database);
        return new TableBench(
                new TableShelf(keeper, changes),
                drafts,
                new TableFiles(home.resolve("recognition"), keeper),
                changes,
                trials,
                new TableHouse(fourEyes, clock));
    }

    Text smaller() {
        return new Text(
                KEY,
                journal.text(KEY + ".dmn").replace("(0..60]", "(0..40]").replace("&gt; 60", "&gt; 40"),
                journal.text(KEY + ".examples.csv")
                        .replace(
                                "true,60,1600,8,recognised,level-credit-fits",
                                "true,40,1100,8,recognised,level-credit-fits"));
    }

    TrialDesk.Run tried(String hash, LocalDate from) {
        UUID id = trials.begin(KEY, hash, from, "operator").id();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> trials.run(id).orElseThrow().state() != TrialDesk.State.RUNNING);
        return trials.run(id).orElseThrow();
    }

    /** By Ann. */
    TableChange propose(TableBench bench, String hash, LocalDate from, UUID run) {
        return bench.propose(new Proposal(KEY, hash, from, run, "smaller"), ANN, "operator");
    }

    @Override
    public void close() {
        journal.close();
    }
}
