package eu.passerelle.sis.ethos;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.SisUnavailable;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.ethos.EthosSimulator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a queue that is consumed by reading does to a hub that dies, waits or looks twice. */
class QueueTest {

    private final Campus campus = new Campus("dublin", "dcu.ie", "en", 20, 60, 3);
    private final EthosSimulator ethos = new EthosSimulator(0, campus, Dublin.API_KEY);
    private final EthosConnector connector = new EthosConnector();
    private final SisContext<EthosSettings> sis = Dublin.sis(Dublin.settings(ethos.address(), Dublin.API_KEY, 10));

    @AfterEach
    void close() {
        ethos.close();
    }

    private Reading all() {
        return Reading.of(connector, sis, Watermark.NONE);
    }

    private List<SimulatedResult> add(int count) {
        return IntStream.range(0, count).mapToObj(i -> campus.add()).toList();
    }

    private List<String> keys(CompletionPage page) {
        return page.events().stream().map(event -> event.key().sourceKey()).toList();
    }

    @Test
    void sendsAPageAgainToAHubThatDiedBeforeStoringIt() {
        Watermark stored = all().next();
        List<SimulatedResult> added = add(25);
        CompletionPage lost = connector.read(sis, stored);

        CompletionPage again = new EthosConnector().read(sis, stored);

        assertThat(keys(lost)).hasSize(10).isEqualTo(keys(again));
        Reading whole = Reading.of(new EthosConnector(), sis, stored);
        assertThat(whole.reported().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        added.stream().map(result -> ethos.gradeId(result.id())).toList());
    }

    @Test
    void acknowledgesAPageOnlyByAskingForTheNext() {
        Watermark stored = all().next();
        add(25);

        CompletionPage first = connector.read(sis, stored);

        assertThat(ethos.waiting()).isEqualTo(25);
        connector.read(sis, first.next());
        assertThat(ethos.waiting()).isEqualTo(15);
    }

    /** Each costs a question of its own, and a rate limit half-way makes all of them be asked again. */
    @Test
    void asksForNoMoreThanAHundredChangesAtOnce() {
        Watermark stored = all().next();
        add(130);
        SisContext<EthosSettings> many = Dublin.sis(Dublin.settings(ethos.address(), Dublin.API_KEY, 1_000));

        assertThat(keys(connector.read(many, stored))).hasSize(100);
    }

    @Test
    void leavesTheQueueAloneWhileItReadsAllGrades() {
        add(3);

        Reading full = all();

        assertThat(full.pages()).isGreaterThan(5);
        assertThat(ethos.waiting()).isEqualTo(3);
    }

    @Test
    void losesNoChangeThatHappensWhileAllGradesAreRead() {
        CompletionPage first = connector.read(sis, Watermark.NONE);
        SimulatedResult corrected = campus.correct(firstPassed().id());

        Reading rest = Reading.of(connector, sis, first.next());
        Reading changes = Reading.of(connector, sis, rest.next());

        assertThat(changes.reported()).containsOnlyKeys(ethos.gradeId(corrected.id()));
        assertThat(mark(changes, corrected)).isEqualTo(EthosSimulator.PER_CENT.get(corrected.grade()));
    }

    private SimulatedResult firstPassed() {
        return campus.results().stream()
                .filter(result -> result.kind() == SimulatedResult.Kind.FINAL && result.passed())
                .findFirst()
                .orElseThrow();
    }

    private String mark(Reading reading, SimulatedResult result) {
        return requireNonNull(requireNonNull(reading.reported().get(ethos.gradeId(result.id())))
                        .completion()
                        .grade())
                .raw();
    }

    @Test
    void tellsAGradeOnceAsItIsNowHoweverOftenItChanged() {
        Watermark stored = all().next();
        SimulatedResult changed = firstPassed();
        for (int i = 0; i < 4; i++) {
            changed = campus.correct(changed.id());
            ethos.publish("replaced", changed.id(), Instant.now());
        }

        Reading changes = Reading.of(connector, sis, stored);

        assertThat(changes.reported()).hasSize(1);
        assertThat(mark(changes, changed)).isEqualTo(EthosSimulator.PER_CENT.get(changed.grade()));
    }

    @Test
    void withdrawsAGradeThatIsGoneThoughItsDeletionIsYetToBeTold() {
        Watermark stored = all().next();
        SimulatedResult gone = firstPassed();
        ethos.publish("replaced", gone.id(), Instant.now());
        campus.withdraw(gone.id());

        CompletionPage page = connector.read(sis, stored);

        assertThat(page.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        CompletionEvent.Withdrawn.class,
                        withdrawn -> assertThat(withdrawn.key().sourceKey()).isEqualTo(ethos.gradeId(gone.id())));
    }

    @Test
    void passesOverNotificationsFromBeforeTheReadingOfAllGrades() {
        ethos.publish("replaced", firstPassed().id(), Instant.now().minus(Duration.ofDays(30)));
        Watermark stored = all().next();

        CompletionPage page = connector.read(sis, stored);

        assertThat(page.size()).isZero();
        assertThat(page.last()).isTrue();
    }

    @Test
    void keepsItsPlaceWhenTheSisFailsInTheMiddleOfAPage() {
        Watermark stored = all().next();
        List<SimulatedResult> added = add(5);
        ethos.server().fail(1, 200, Map.of());
        assertThatThrownBy(() -> connector.read(sis, stored)).isNotInstanceOf(AssertionError.class);
        ethos.server().down(true);
        assertThatThrownBy(() -> connector.read(sis, stored)).isInstanceOf(SisUnavailable.class);
        ethos.server().down(false);

        assertThat(Reading.of(connector, sis, stored).reported()).hasSameSizeAs(added);
    }

    @Test
    void readsAllGradesAgainAfterAWeekAndStaysInItsPlaceInTheQueue() {
        Watermark stored = all().next();
        SimulatedResult added = campus.add();
        Watermark afterChange = Reading.of(connector, sis, stored).next();
        SisContext<EthosSettings> later =
                Dublin.sis(sis.settings(), Clock.offset(Clock.systemUTC(), Duration.ofDays(8)));

        Reading full = Reading.of(connector, later, afterChange);

        assertThat(full.complete()).containsExactly(GradeMapper.SCOPE);
        assertThat(full.reported()).containsKey(ethos.gradeId(added.id())).hasSizeGreaterThan(50);
        assertThat(Reading.of(connector, later, full.next()).reported()).isEmpty();
    }

    @Test
    void findsAllGradesAlthoughEarlierOnesGoAwayBetweenPages() {
        List<SimulatedResult> before = campus.results();
        CompletionPage first = connector.read(sis, Watermark.NONE);
        before.subList(0, 9).forEach(result -> campus.withdraw(result.id()));

        Reading rest = Reading.of(connector, sis, first.next());

        assertThat(rest.reported().size() + rest.rejected().size()).isGreaterThanOrEqualTo(51);
        before.subList(10, before.size()).stream()
                .filter(result -> result.kind() == SimulatedResult.Kind.FINAL)
                .forEach(result -> assertThat(rest.reported()).containsKey(ethos.gradeId(result.id())));
    }

    @Test
    void claimsNothingCompleteWhileTheListKeepsMoving() {
        ethos.afterPage(() -> {
            campus.results().stream().limit(8).forEach(result -> campus.withdraw(result.id()));
            add(8);
        });

        assertThat(all().complete()).isEmpty();
    }
}
