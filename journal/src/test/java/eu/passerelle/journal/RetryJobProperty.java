package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.RetryJob.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/**
 * Whatever people, targets, universities and crashes do in whatever order: a job takes only ways that there are, its items
 * add up, nothing is sent while it must not be or twice, nothing is sent beyond the pace, and no result ever has two
 * credentials that hold.
 */
class RetryJobProperty {

    /** What may happen. */
    enum Happening {
        LOOK,
        LOOK_AFTER_A_RESTART,
        PAUSE,
        RESUME,
        CANCEL,
        DELIVER,
        FAIL,
        WILL_RETRY,
        ISSUE,
        NEW_VERSION,
        ANOTHER_JOB,
        RETRY_ONE
    }

    private static final int MANY = 25;

    private static final Map<State, Set<State>> WAYS = Map.of(
            State.RUNNING, Set.of(State.PAUSED, State.STOPPED, State.CANCELLED, State.DONE),
            State.PAUSED, Set.of(State.RUNNING, State.CANCELLED, State.DONE),
            State.STOPPED, Set.of(State.RUNNING, State.CANCELLED, State.DONE),
            State.CANCELLED, Set.of(),
            State.DONE, Set.of());

    @Property(tries = 12)
    void aJobDoesWhatItSays(@ForAll @Size(min = 8, max = 20) List<Happening> happenings, @ForAll long seed) {
        RetryStage stage = new RetryStage();
        Random random = new Random(seed);
        RetryFrom from =
                List.of(RetryFrom.FAILED, RetryFrom.ISSUE, RetryFrom.DELIVER).get(random.nextInt(3));
        stage.refused(MANY);
        RetryJob before = stage.begin(RetryStage.from(from));
        for (Happening happening : happenings) {
            Map<UUID, RetryJob.Item> itemsBefore = items(stage, before);

            happen(stage, happening, before, random);

            RetryJob after = stage.retries.find(before.id(), Universities.ALL).orElseThrow();
            assertThat(after.state() == before.state()
                            || WAYS.getOrDefault(before.state(), Set.of()).contains(after.state())
                            || happening == Happening.RESUME && after.state() != State.DONE)
                    .as("%s: %s -> %s", happening, before.state(), after.state())
                    .isTrue();
            check(stage, before, after, itemsBefore, happening);
            before = after;
        }
        end(stage, before);
    }

    /** The order of happenings that the property seldom meets: the pace is back at its beginning with more than that sent. */
    @Example
    void aResumedJobSendsNoMoreBeforeItsFirstPaceHasRoom() {
        RetryStage stage = new RetryStage();
        stage.refused(2 * MANY);
        RetryJob job = stage.begin(RetryStage.from(RetryFrom.DELIVER));
        stage.deliver(stage.ids("ISSUED"));
        long sent = stage.now(job).sent();
        assertThat(sent).isEqualTo(2 * RetryRunner.FIRST_PACE);

        stage.retries.pause(job.id(), "ann", null);
        stage.retries.resume(job.id(), "ann", null);

        assertThat(stage.now(job).pace()).isEqualTo(RetryRunner.FIRST_PACE);
        assertThat(stage.now(job).sent()).isEqualTo(sent);
    }

    /** One that a policy would try again failed, and a person put it back before the job saw that: it is on its way unasked. */
    @Example
    void sendsNothingInPlaceOfWhatSomebodyElseSends() {
        RetryStage stage = new RetryStage();
        stage.refused(2 * MANY);
        RetryJob job = stage.begin(RetryStage.from(RetryFrom.DELIVER));
        List<UUID> three = stage.ids("ISSUED").subList(0, 3);
        willRetry(stage, three);
        long queued = stage.now(job).queued();
        stage.fail("TargetRefused", three);
        three.forEach(id -> stage.journal.repairs.retry(id, "ben"));

        RetryJob now = stage.now(job);

        assertThat(now.sent()).isEqualTo(RetryRunner.FIRST_PACE + 3);
        assertThat(now.queued()).isEqualTo(queued);
    }

    private static void check(
            RetryStage stage, RetryJob before, RetryJob after, Map<UUID, RetryJob.Item> was, Happening happening) {
        Map<UUID, RetryJob.Item> now = items(stage, after);
        long queued = now.values().stream().filter(RetryJob.Item.QUEUED::equals).count();
        long sent = now.values().stream().filter(RetryJob.Item.SENT::equals).count();
        assertThat(now).as("selection as of then").hasSize(MANY).containsOnlyKeys(was.keySet());
        assertThat(after.underWay()
                        + after.delivered()
                        + after.offered()
                        + after.failed()
                        + after.otherwise()
                        + after.skipped()
                        + after.cancelled())
                .isEqualTo(after.asked());
        // a resumed one begins with few again, while what it had sent at a higher pace is still on its way;
        // and what had failed at the target may be on its way again because somebody else sent it
        long onItsWay = was.values().stream().filter(RetryJob.Item.SENT::equals).count()
                + now.entrySet().stream()
                        .filter(item -> item.getValue() == RetryJob.Item.SENT
                                && was.get(item.getKey()) == RetryJob.Item.TROUBLED)
                        .count();
        assertThat(sent).isLessThanOrEqualTo(Math.max(after.pace(), onItsWay));
        if (before.state() != State.RUNNING && happening != Happening.RESUME) {
            now.forEach((id, item) -> assertThat(was.get(id) == RetryJob.Item.QUEUED
                            && item != RetryJob.Item.QUEUED
                            && item != RetryJob.Item.CANCELLED)
                    .as("%s sent in %s", id, before.state())
                    .isFalse());
        }
        was.forEach((id, item) -> {
            if (item != RetryJob.Item.QUEUED) {
                assertThat(now.get(id)).as("sent once only").isNotEqualTo(RetryJob.Item.QUEUED);
            }
        });
        assertThat(after.state() == State.DONE && queued > 0).isFalse();
        assertThat(stage.many(
                        "select count(*) from (select t.source_key from credential c join transfer t on t.id = c.id"
                                + " where t.university = ? and c.status = 'ACTIVE' group by t.source_key"
                                + " having count(*) > 1) two",
                        stage.journal.university))
                .isZero();
        Sums sums = stage.journal.sums();
        assertThat(sums.delivered()
                        + sums.declined()
                        + sums.referred()
                        + sums.rejected()
                        + sums.failed()
                        + sums.inFlight())
                .isEqualTo(sums.read());
    }

    private static void happen(RetryStage stage, Happening happening, RetryJob job, Random random) {
        List<UUID> issued = some(stage.ids("ISSUED"), random);
        switch (happening) {
            case LOOK -> stage.look();
            case LOOK_AFTER_A_RESTART -> {
                stage.runner = stage.newRunner();
                stage.look();
            }
            case PAUSE -> stage.retries.pause(job.id(), "ann", null);
            case RESUME -> stage.retries.resume(job.id(), "ann", null);
            case CANCEL -> {
                // seldom: nothing happens any more after it
                if (random.nextInt(4) == 0) {
                    stage.retries.cancel(job.id(), "ann", null);
                }
            }
            case DELIVER -> stage.deliver(issued);
            case FAIL -> stage.fail(random.nextBoolean() ? "TargetRefused" : "TargetUnavailable", issued);
            case WILL_RETRY -> willRetry(stage, issued);
            case ISSUE -> issue(stage);
            case NEW_VERSION -> {
                SyncRun run = stage.journal.start();
                stage.journal.pages.store(
                        run,
                        stage.journal.page(
                                List.of(stage.journal.result(
                                        "k%05d".formatted(random.nextInt(MANY)), "g" + random.nextInt(99))),
                                List.of(),
                                List.of()));
                stage.journal.runs.end(run, 1);
            }
            case ANOTHER_JOB ->
                stage.retries
                        .begin(stage.ofUniversity(), RetryOrder.USUAL, "ben", Universities.ALL)
                        .ifPresent(stage::also);
            case RETRY_ONE -> some(stage.ids("FAILED"), random).forEach(id -> stage.journal.repairs.retry(id, "ben"));
        }
    }

    private static void willRetry(RetryStage stage, List<UUID> issued) {
        Failure later = new Failure("deliver:wallet", "TargetUnavailable", "RECIPIENT", "503", Instant.now());
        stage.journal.deliveries.store(
                "wallet",
                issued.stream()
                        .<DeliveryOutcome>map(id -> new DeliveryOutcome.Failed(id, later))
                        .toList());
    }

    private static void issue(RetryStage stage) {
        List<IssueStore.ToIssue> waiting = stage.journal.issues.load(stage.journal.waiting());
        Map<UUID, Integer> revisions = new HashMap<>();
        List<IssueOutcome> outcomes = new ArrayList<>();
        waiting.forEach(each -> {
            revisions.put(each.transfer(), each.revision());
            outcomes.add(TestJournal.issuedOutcome(each.transfer()));
        });
        stage.journal.issues.store(
                outcomes,
                List.of(),
                new IssueStore.Basis(Set.of(), Map.of(), revisions, new java.util.LinkedHashMap<>()));
    }

    /** When everything goes well from now on, it comes to its end. */
    private static void end(RetryStage stage, RetryJob job) {
        for (int look = 0; look < 12; look++) {
            stage.retries.resume(job.id(), "ann", null);
            stage.look();
            issue(stage);
            stage.deliver(stage.ids("ISSUED"));
        }
        RetryJob ended = stage.now(job);
        assertThat(ended.state()).isIn(State.DONE, State.CANCELLED);
        assertThat(ended.underWay()).isZero();
    }

    private static List<UUID> some(List<UUID> all, Random random) {
        return all.stream().filter(id -> random.nextInt(3) > 0).toList();
    }

    private static Map<UUID, RetryJob.Item> items(RetryStage stage, RetryJob job) {
        Map<UUID, RetryJob.Item> items = new HashMap<>();
        stage.retries
                .items(job.id(), Universities.ALL, null, null, 500)
                .forEach(item -> items.put(item.transfer(), item.state()));
        return items;
    }
}
