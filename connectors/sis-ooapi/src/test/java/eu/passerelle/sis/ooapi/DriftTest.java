package eu.passerelle.sis.ooapi;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.ooapi.OoapiSimulator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that change while they are read: two offerings of about fifty results, in pages of ten. */
class DriftTest {

    private final Campus campus = new Campus("twente", "utwente.nl", "nl", 200, 2_400, 7);
    private final OoapiConnector connector = new OoapiConnector();
    private OoapiSimulator simulator = simulator(OoapiSimulator.Version.V5);

    private OoapiSimulator simulator(OoapiSimulator.Version version) {
        return new OoapiSimulator(0, campus, version, OoapiSimulator.Auth.NONE);
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void losesNothingWhenARowGoesAfterAPage(int page) {
        AtomicInteger calls = new AtomicInteger();
        simulator.afterPage((offering, number) -> {
            if (number == page && calls.getAndIncrement() == 0) {
                campus.withdraw(firstOf(offering).id());
            }
        });

        Reading reading = read();

        assertThat(calls).hasPositiveValue();
        assertHoldsAll(reading);
        assertThat(reading.complete()).hasSize(2);
    }

    /** The autumn's offering is read first; it has three pages, and rows are added to it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void losesNothingWhenARowComesAfterAPage(int page) {
        AtomicInteger calls = new AtomicInteger();
        simulator.afterPage((offering, number) -> {
            if (number == page && calls.getAndIncrement() == 0) {
                campus.add();
            }
        });

        Reading reading = read();

        assertThat(calls).hasPositiveValue();
        assertHoldsAll(reading);
        assertThat(reading.complete()).hasSize(2);
    }

    /** Pass after pass a row goes; the list comes to rest in the end. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void losesNothingWhenRowsGoInSeveralPasses(int page) {
        AtomicInteger calls = new AtomicInteger();
        simulator.afterPage((offering, number) -> {
            if (number == page && calls.getAndIncrement() < 4) {
                campus.withdraw(firstOf(offering).id());
            }
        });

        Reading reading = read();

        assertHoldsAll(reading);
        assertThat(reading.complete()).hasSize(2);
    }

    @Test
    void declaresNothingCompleteThatNeverRests() {
        simulator.afterPage((offering, number) -> {
            if (number == 2) {
                campus.withdraw(firstOf(offering).id());
            }
        });

        assertThat(read().complete()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void readsARepeatedPageOnce(OoapiVersion version) {
        simulator.close();
        simulator = simulator(OoapiSimulator.Version.valueOf(version.name()));
        simulator.repeatNextPage();

        CompletionPage page = connector.read(sis(version), Watermark.NONE);
        Reading reading = Reading.of(connector, sis(version), page.next());

        assertThat(page.events().stream().map(CompletionEvent::key)).doesNotHaveDuplicates();
        List<String> both = new java.util.ArrayList<>(reading.reported().keySet());
        page.events().forEach(event -> both.add(event.key().sourceKey()));
        assertThat(both).containsAll(keys());
    }

    @Test
    void reportsACancelledAssociationAsWithdrawn() {
        SimulatedResult cancelled = results().getFirst();
        Reading before = read();

        simulator.cancel(cancelled.id());

        assertThat(read().goneSince(before)).containsExactly(OoapiSimulator.associationId(cancelled.id()));
    }

    @Test
    void passesOverAnOfferingThatIsGoneWithoutTakingItsResultsBack() {
        Reading before = read();
        String gone = before.complete().iterator().next();

        simulator.unpublish(gone.substring("offering:".length()));

        Reading after = read();
        assertThat(after.complete()).hasSize(1).doesNotContain(gone);
        assertThat(after.goneSince(before)).isEmpty();
    }

    private Reading read() {
        return Reading.of(connector, sis(OoapiVersion.V5), Watermark.NONE);
    }

    private SisContext<OoapiSettings> sis(OoapiVersion version) {
        return Twente.sis(new OoapiSettings(
                simulator.base(), version, null, 10, List.of("MC-100"), null, true, null, null, null));
    }

    private void assertHoldsAll(Reading reading) {
        assertThat(reading.reported().keySet()).containsAll(keys());
    }

    private List<String> keys() {
        return results().stream()
                .map(result -> OoapiSimulator.associationId(result.id()))
                .toList();
    }

    private List<SimulatedResult> results() {
        return campus.results().stream()
                .filter(result -> result.course() == 0 && result.kind() == SimulatedResult.Kind.FINAL)
                .toList();
    }

    /** The first final result in the list of an offering: its going moves all rows behind it. */
    private SimulatedResult firstOf(String offering) {
        Reading whole = whole(offering);
        return results().stream()
                .filter(result -> whole.reported().containsKey(OoapiSimulator.associationId(result.id())))
                .min(java.util.Comparator.comparing(result -> OoapiSimulator.associationId(result.id())))
                .orElseThrow();
    }

    private Reading whole(String offering) {
        try (OoapiSimulator quiet = simulator(OoapiSimulator.Version.V5)) {
            OoapiSettings settings = new OoapiSettings(
                    quiet.base(), OoapiVersion.V5, null, 250, List.of("MC-100"), null, true, null, null, null);
            Reading all = Reading.of(new OoapiConnector(), Twente.sis(settings), Watermark.NONE);
            all.reported().values().removeIf(event -> !event.scope().equals("offering:" + offering));
            return all;
        }
    }
}
