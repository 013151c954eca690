package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Withdrawal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Whatever happens in whatever order, in duplicate or late: the sum holds, no transfer takes a way that
 * {@link TransferState#next()} does not know, no result ever has two active credentials, none that has ended holds again,
 * and the status lists say of each credential what the journal says.
 */
class TransferStatesProperty {

    private static final StatusLists LISTS = new StatusLists(TestJournal.DATABASE);

    private static final CredentialOrders ORDERS = new CredentialOrders(TestJournal.DATABASE, TestJournal.CIPHER);
    private static final TransferCounts COUNTS = new TransferCounts(TestJournal.DATABASE);

    /** What may happen to a hub. */
    enum Happening {
        SYNC,
        SYNC_WITH_WITHDRAWAL,
        ISSUE,
        ISSUE_TWICE,
        DECLINE,
        REFER,
        FAIL_ISSUING,
        DELIVER,
        DELIVER_TWICE,
        FAIL_DELIVERY,
        RETRY_DELIVERY_LATER,
        REPLAY_ALL,
        CATALOGUE_ARRIVES,
        REVOKE,
        REISSUE,
        REISSUE_AND_ISSUE_TWICE
    }

    @Property(tries = 60)
    void theSumAlwaysHolds(@ForAll @Size(min = 5, max = 25) List<Happening> happenings, @ForAll long seed) {
        TestJournal journal = new TestJournal();
        Random random = new Random(seed);
        Map<UUID, TransferState> before = new HashMap<>();
        Map<UUID, String> ended = new HashMap<>();
        for (Happening happening : happenings) {
            List<UUID> issuedBefore = journal.issued();
            givePlaces(journal, random);
            happen(journal, happening, random, issuedBefore);

            Map<UUID, TransferState> now = CountedAnew.states(journal);
            now.forEach((id, state) -> {
                TransferState was = before.getOrDefault(id, state);
                assertThat(reachable(was, state))
                        .as("%s: %s -> %s", happening, was, state)
                        .isTrue();
            });
            if (random.nextBoolean()) {
                COUNTS.fold();
            }
            Sums sums = journal.sums();
            assertThat(sums).as(happening.name()).isEqualTo(CountedAnew.countedOneByOne(now));
            assertThat(sums.delivered()
                            + sums.declined()
                            + sums.referred()
                            + sums.rejected()
                            + sums.failed()
                            + sums.inFlight())
                    .as(happening.name())
                    .isEqualTo(sums.read());
            assertThat(CountedAnew.resultsWithTwoActiveCredentials(journal))
                    .as(happening.name())
                    .isEmpty();
            assertThat(CountedAnew.failedInNoGroup(journal))
                    .as(happening.name())
                    .isEmpty();
            assertThat(CountedAnew.placesThatSayAnother(journal))
                    .as(happening.name())
                    .isEmpty();
            Map<UUID, String> statuses = CountedAnew.statuses(journal);
            assertThat(statuses).as(happening.name()).containsAllEntriesOf(ended);
            statuses.entrySet().stream()
                    .filter(each -> !each.getValue().equals("ACTIVE"))
                    .forEach(each -> ended.put(each.getKey(), each.getValue()));
            before.clear();
            before.putAll(now);
        }
    }

    private static void happen(TestJournal journal, Happening happening, Random random, List<UUID> issued) {
        List<UUID> waiting = journal.waiting();
        switch (happening) {
            case SYNC -> sync(journal, random, false);
            case SYNC_WITH_WITHDRAWAL -> sync(journal, random, true);
            case ISSUE -> journal.issueAll();
            case ISSUE_TWICE -> {
                List<IssueOutcome> outcomes = new ArrayList<>();
                waiting.forEach(id -> outcomes.add(TestJournal.issuedOutcome(id)));
                journal.issues.store(outcomes);
                journal.issues.store(outcomes);
            }
            case DECLINE ->
                waiting.stream()
                        .limit(2)
                        .forEach(id -> journal.issues.store(List.of(new IssueOutcome.Declined(id, "r", "no"))));
            case REFER ->
                waiting.stream()
                        .limit(2)
                        .forEach(id -> journal.issues.store(
                                List.of(new IssueOutcome.Referred(id, "r", "wait", List.of("EQF level")))));
            case FAIL_ISSUING ->
                waiting.stream()
                        .limit(2)
                        .forEach(id -> journal.issues.store(List.of(new IssueOutcome.Failed(
                                id, new Failure("credential", "CredentialInvalid", "HUB", "bad", null)))));
            case DELIVER -> journal.deliverAll();
            case DELIVER_TWICE -> {
                List<DeliveryOutcome> outcomes = new ArrayList<>();
                issued.forEach(id -> outcomes.add(new DeliveryOutcome.Delivered(id, "ref", true)));
                journal.deliveries.store("wallet", outcomes);
                journal.deliveries.store("wallet", outcomes);
            }
            case FAIL_DELIVERY -> journal.deliveries.store("wallet", failures(issued, null));
            case RETRY_DELIVERY_LATER -> journal.deliveries.store("wallet", failures(issued, Instant.now()));
            case REPLAY_ALL ->
                CountedAnew.states(journal).keySet().forEach(id -> journal.repairs.retry(id, "property"));
            case REVOKE -> order(journal, CredentialOrder.Reason.ISSUED_IN_ERROR, random);
            case REISSUE -> order(journal, CredentialOrder.Reason.SEAL_RENEWED, random);
            case REISSUE_AND_ISSUE_TWICE -> {
                List<UUID> some = order(journal, CredentialOrder.Reason.SEAL_RENEWED, random);
                ORDERS.ask(
                        asked(CredentialOrder.Reason.SEAL_RENEWED, some), new Rulings.Speaker("operator", "impatient"));
                journal.issueAll();
                journal.issueAll();
            }
            case CATALOGUE_ARRIVES -> new Sweeper(TestJournal.DATABASE).sweep(target -> 100);
        }
    }

    /** Of some credentials, whatever has become of them; several need a second person. */
    private static List<UUID> order(TestJournal journal, CredentialOrder.Reason reason, Random random) {
        List<UUID> some = CountedAnew.statuses(journal).keySet().stream()
                .filter(id -> random.nextInt(3) == 0)
                .toList();
        if (!some.isEmpty()) {
            ORDERS.ask(asked(reason, some), new Rulings.Speaker("operator", "one"))
                    .filter(order -> order.state() == CredentialOrder.State.PROPOSED)
                    .ifPresent(order -> {
                        if (random.nextBoolean()) {
                            sync(journal, random, true);
                        }
                        ORDERS.approve(order.id(), new Rulings.Speaker("operator", "other"), null);
                        assertThat(ORDERS.approve(order.id(), new Rulings.Speaker("operator", "other"), null))
                                .isEqualTo(CredentialOrders.Answer.ANSWERED);
                    });
        }
        return some;
    }

    private static CredentialOrder.Asked asked(CredentialOrder.Reason reason, List<UUID> credentials) {
        return new CredentialOrder.Asked(reason.kind(), credentials, reason, "property");
    }

    private static void sync(TestJournal journal, Random random, boolean withdraw) {
        SyncRun run = journal.start();
        List<Pulled.Result> results = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            if (random.nextInt(4) > 0) {
                results.add(journal.result("k" + i, String.valueOf(1 + random.nextInt(3))));
            }
        }
        List<Withdrawal> withdrawals = withdraw
                ? List.of(new Withdrawal(new CompletionKey(journal.university, "k" + random.nextInt(6)), "voided"))
                : List.of();
        journal.pages.store(
                run,
                journal.page(
                        results,
                        List.of(journal.rejection("bad" + random.nextInt(3), "x" + random.nextInt(2))),
                        withdrawals));
        journal.runs.end(run, 1);
    }

    private static List<DeliveryOutcome> failures(List<UUID> issued, @Nullable Instant retryAt) {
        return issued.stream()
                .<DeliveryOutcome>map(id -> new DeliveryOutcome.Failed(
                        id, new Failure("deliver:wallet", "TargetRefused", "RECIPIENT", "no", retryAt)))
                .toList();
    }

    /** One happening may take several steps, for example arrive and be superseded. */
    private static boolean reachable(TransferState from, TransferState to) {
        return from == to
                || from.next().stream()
                        .anyMatch(step -> step == to || step.next().contains(to));
    }

    /** Before, while and after there is a credential, also of one that was taken back. */
    private static void givePlaces(TestJournal journal, Random random) {
        LISTS.allocate(
                journal.university,
                StatusKind.TOKEN,
                CountedAnew.states(journal).keySet().stream()
                        .filter(id -> random.nextInt(3) > 0)
                        .map(id -> new CopyRef(id, "dc+sd-jwt", String.valueOf(random.nextInt(2))))
                        .toList());
    }
}
