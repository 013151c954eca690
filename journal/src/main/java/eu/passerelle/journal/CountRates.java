package eu.passerelle.journal;

import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credential;
import eu.passerelle.model.CredentialIds;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What counts, lists and search cost who writes: transfers a second through the three hops of the journal (stored, issued,
 * delivered), one thread, {@link #BATCH} a transaction; the median of rounds that take turns.
 *
 * @param with as the journal is
 * @param without with the triggers and indexes of before migration V29, and without those of V33
 */
public record CountRates(double with, double without) {

    /** Transfers of one transaction, as in the hub's work orders. */
    public static final int BATCH = 50;

    private static final int ROUNDS = 15;
    private static final int SEALED_BYTES = 4_096;

    private static final List<String> BEFORE = List.of(
            "drop trigger count_inserted on transfer",
            "drop trigger count_moved on transfer",
            "drop index transfer_place",
            "create index transfer_state on transfer (university, state)",
            "drop index transfer_run",
            "create index transfer_run on transfer (run, state)",
            "drop index transfer_failure_group",
            "create index transfer_failure_group on transfer (failure_group) where state = 'FAILED'",
            "drop index transfer_referred_by",
            "drop index completion_key",
            "drop index transfer_reason",
            "drop index credential_newest",
            "drop index credential_ended",
            "drop index delivery_failed");

    /** The share of the rate that is lost; below 0 where the others of the machine disturbed more than that. */
    public double lost() {
        return 1 - with / without;
    }

    /**
     * @param asIs an empty journal; filled
     * @param bare another empty journal; its triggers and indexes are taken away
     */
    public static CountRates measure(JournalDatabase asIs, JournalDatabase bare, Duration duration) {
        BEFORE.forEach(bare.jdbc()::execute);
        List<Writer> writers = List.of(new Writer(asIs), new Writer(bare));
        double[][] rates = new double[2][ROUNDS];
        long slice = duration.toNanos() / ((ROUNDS + 3) * 2);
        writers.forEach(writer -> writer.rate(3 * slice));
        for (int round = 0; round < ROUNDS; round++) {
            // who is first takes turns too
            for (int i = 0; i < 2; i++) {
                int which = (round + i) % 2;
                rates[which][round] = writers.get(which).rate(slice);
            }
        }
        return new CountRates(median(rates[0]), median(rates[1]));
    }

    private static double median(double[] rates) {
        double[] sorted = rates.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The three hops of one journal. */
    private static final class Writer {
        private final PageStore pages;
        private final IssueStore issues;
        private final DeliveryStore deliveries;
        private final JdbcTemplate jdbc;
        private final TransferCounts counts;
        private final SyncRun run;
        private int made;

        Writer(JournalDatabase database) {
            PayloadCipher cipher = new PayloadCipher(new byte[32]);
            pages = new PageStore(database, cipher);
            issues = new IssueStore(database, cipher);
            deliveries = new DeliveryStore(database, cipher);
            jdbc = database.jdbc();
            counts = new TransferCounts(database);
            run = new SyncRuns(database, "bench")
                    .start("bench", SyncRun.Trigger.MANUAL, null)
                    .orElseThrow();
        }

        double rate(long slice) {
            long start = System.nanoTime();
            long done = 0;
            long took;
            do {
                batch();
                done += BATCH;
                took = System.nanoTime() - start;
            } while (took < slice);
            counts.fold();
            // as the database does by itself in time: without it the plans of the first rows stay, for one of the two
            // bad ones
            jdbc.execute("analyze");
            return done * 1e9 / took;
        }

        private void batch() {
            List<String> keys = IntStream.range(0, BATCH)
                    .mapToObj(i -> "attainment-" + (100_000 + made++))
                    .toList();
            List<Pulled.Result> results = keys.stream().map(Writer::result).toList();
            pages.store(run, new Pulled(results, List.of(), List.of(), "w", false, Set.of(), 0));
            List<UUID> ids = keys.stream()
                    .map(key -> CredentialIds.of(new CompletionKey("bench", key), 1))
                    .toList();
            issues.store(ids.stream()
                    .<IssueOutcome>map(id -> new IssueOutcome.Issued(
                            id,
                            List.of("release-final"),
                            List.of(new Credential(id, "elm", "application/jose+json", new byte[SEALED_BYTES])),
                            null,
                            Instant.EPOCH,
                            Map.of("wallet", "elm")))
                    .toList());
            deliveries.store(
                    "wallet",
                    ids.stream()
                            .<DeliveryOutcome>map(id -> new DeliveryOutcome.Delivered(id, "receipt", false))
                            .toList());
            jdbc.update("delete from outbox");
        }

        private static Pulled.Result result(String key) {
            Completion completion = new Completion(
                    new CompletionKey("bench", key),
                    new Learner(List.of(PersonName.of("Ada", "Example")), LocalDate.of(2000, 1, 2), List.of()),
                    "MC-1",
                    LocalizedText.of("en", "Data Ethics"),
                    Completion.State.FINAL,
                    new Grade("4", "fi-0-5", Grade.Outcome.PASSED),
                    Credits.ects(new BigDecimal("5.0")),
                    LocalDate.of(2026, 6, 1),
                    null,
                    "en",
                    null,
                    null);
            return new Pulled.Result(completion, "all", new Pulled.Raw("application/json", new byte[1_000]));
        }
    }
}
