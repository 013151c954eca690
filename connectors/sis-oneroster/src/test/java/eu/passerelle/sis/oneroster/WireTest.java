package eu.passerelle.sis.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.model.University;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.oneroster.OneRosterSimulator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paging while rows move, tokens, limits, and what is no OneRoster. */
class WireTest {

    private final Campus campus = new Campus("aveiro", "ua.pt", "pt", 100, 300, 17);
    private final OneRosterSimulator simulator = new OneRosterSimulator(0, campus, Aveiro.SECRET);
    private final OneRosterConnector connector = new OneRosterConnector();

    @AfterEach
    void close() {
        simulator.close();
    }

    private SisContext<OneRosterSettings> sis(int pageSize) {
        return Aveiro.sis(Aveiro.settings(simulator, Aveiro.SECRET, pageSize));
    }

    private int requestsOf(SisContext<OneRosterSettings> sis) {
        int before = simulator.server().requests();
        Reading.of(connector, sis, Watermark.NONE);
        return simulator.server().requests() - before;
    }

    /** Persons are kept for some minutes, for the university that they were fetched for. */
    @Test
    void aUniversityIsGivenNoPersonsThatWereFetchedForAnother() {
        SisContext<OneRosterSettings> aveiro = sis(100);
        University own = Aveiro.UNIVERSITY;
        SisContext<OneRosterSettings> other = new SisContext<>(
                new University("other", own.organisation(), own.languages(), own.zone()),
                aveiro.settings(),
                aveiro.limits(),
                aveiro.allowed(),
                aveiro.home(),
                aveiro.clock());

        requestsOf(aveiro);
        int again = requestsOf(aveiro);

        assertThat(requestsOf(other)).isGreaterThan(again);
    }

    private Set<String> readable() {
        return campus.results().stream()
                .filter(result -> result.kind() != SimulatedResult.Kind.BROKEN
                        && result.kind() != SimulatedResult.Kind.NO_LEARNER)
                .map(SimulatedResult::id)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "{0} rows a page, where 7 rows have the same time")
    @ValueSource(ints = {1, 3, 7, 8, 1000})
    void readsRowsOfOneTimeAcrossPages(int pageSize) {
        Reading reading = Reading.of(connector, sis(pageSize), Watermark.NONE);

        assertThat(reading.reported().keySet()).isEqualTo(readable());
    }

    @Test
    void readsWithoutATotalToo() {
        simulator.countNothing();

        assertThat(Reading.of(connector, sis(50), Watermark.NONE).reported().keySet())
                .isEqualTo(readable());
    }

    @ParameterizedTest(name = "total: {0}")
    @ValueSource(booleans = {true, false})
    void readsAServiceThatSendsFewerRowsThanAskedFor(boolean total) {
        simulator.cap(9);
        if (!total) {
            simulator.countNothing();
        }

        assertThat(Reading.of(connector, sis(50), Watermark.NONE).reported().keySet())
                .isEqualTo(readable());
    }

    /** A row that is modified moves to the end of the list, and all after it move forward by one. */
    @ParameterizedTest(name = "{0} rows a page")
    @ValueSource(ints = {3, 5, 50})
    void losesNothingWhenRowsMoveWhileARunGoesOn(int pageSize) {
        List<SimulatedResult> passed = campus.results().stream()
                .filter(result -> result.kind() == SimulatedResult.Kind.FINAL && result.passed())
                .toList();
        SisContext<OneRosterSettings> sis = sis(pageSize);
        CompletionPage first = connector.read(sis, Watermark.NONE);
        CompletionPage second = connector.read(sis, first.next());
        campus.correct(passed.get(0).id());
        campus.correct(passed.get(1).id());
        campus.correct(passed.get(2).id());

        Reading rest = Reading.of(connector, sis, second.next());

        Set<String> all = new HashSet<>(rest.reported().keySet());
        first.events().forEach(event -> all.add(event.key().sourceKey()));
        second.events().forEach(event -> all.add(event.key().sourceKey()));
        assertThat(all).isEqualTo(readable());
    }

    @Test
    void readsOnlyWhatHasChangedOnceAllIsRead() {
        Reading before = Reading.of(connector, sis(100), Watermark.NONE);
        SimulatedResult added = campus.add();

        Reading after = Reading.of(connector, sis(100), before.next());

        // the newest rows of the run before have the time from which is asked
        assertThat(after.reported()).containsKey(added.id()).hasSizeLessThan(10);
    }

    @Test
    void goesBackByTheLookback() {
        Reading before = Reading.of(connector, sis(100), Watermark.NONE);
        OneRosterSettings settings = Aveiro.settings(simulator, Aveiro.SECRET, 100);
        OneRosterSettings longer = new OneRosterSettings(
                settings.base(), settings.auth(), settings.results(), 100, Duration.ofMinutes(10));

        Reading after = Reading.of(connector, Aveiro.sis(longer), before.next());

        assertThat(after.reported().size()).isBetween(60, 80);
    }

    @Test
    void asksForFewObjectsOneByOne() {
        Reading.of(connector, sis(50), Watermark.NONE);

        assertThat(List.of("users", "classes", "courses", "lineItems"))
                .allSatisfy(
                        list -> assertThat(simulator.askedSingly(list)).as(list).isLessThanOrEqualTo(8));
        assertThat(simulator.server().requests()).isLessThan(40);
    }

    @Test
    void renewsATokenThatEndsInTheMiddleOfARun() {
        CompletionPage first = connector.read(sis(50), Watermark.NONE);
        simulator.door().expireTokens();

        CompletionPage second = connector.read(sis(50), first.next());

        assertThat(second.events()).isNotEmpty();
        assertThat(simulator.door().tokens()).isEqualTo(2);
    }

    @Test
    void waitsAsLongAsTheSisAsks() {
        connector.read(sis(50), Watermark.NONE);
        simulator.server().fail(1, 429, Map.of("Retry-After", "17"));

        assertThatThrownBy(() -> connector.read(sis(50), Watermark.NONE))
                .isInstanceOfSatisfying(
                        RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(17)));
    }

    @Test
    void refusesAListThatIsNotSorted() {
        simulator.sortNothing();
        Reading.of(connector, sis(1000), Watermark.NONE);
        campus.correct(campus.results().stream()
                .filter(result -> result.kind() == SimulatedResult.Kind.FINAL && result.passed())
                .findFirst()
                .orElseThrow()
                .id());

        assertThatThrownBy(() -> connector.read(sis(1000), Watermark.NONE))
                .isInstanceOf(SisRejected.class)
                .hasMessageContaining("not sorted by dateLastModified");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>login</html>",
                "{\"results\":{}}",
                "{\"results\":[{\"sourcedId\":\"a\"}]}",
                "{\"results\":[",
                "{\"results\":[]} x"
            })
    void saysWhatIsNoOneRoster(String body) {
        try (SimulatedServer other = new SimulatedServer(
                0,
                exchange -> SimulatedServer.send(
                        exchange, 200, "application/json", body.getBytes(StandardCharsets.UTF_8)))) {
            OneRosterSettings settings = new OneRosterSettings(other.address(), null, Aveiro.rules(), null, null);

            assertThatThrownBy(() -> connector.read(Aveiro.sis(settings), Watermark.NONE))
                    .isInstanceOf(MalformedRecord.class)
                    .hasMessageContaining("aveiro")
                    .hasMessageContaining("/gradebook/v1p2/results")
                    .hasMessageContaining("OneRoster 1.2");
        }
    }

    @Test
    void saysThatThereIsNoGradebookAtTheAddress() {
        OneRosterSettings right = Aveiro.settings(simulator, Aveiro.SECRET, 100);
        OneRosterSettings wrong =
                new OneRosterSettings(right.base().resolve("/elsewhere"), right.auth(), right.results(), null, null);

        assertThatThrownBy(() -> connector.read(Aveiro.sis(wrong), Watermark.NONE))
                .isInstanceOf(SisRejected.class)
                .hasMessageContaining("404")
                .hasMessageContaining("'base'");
    }
}
