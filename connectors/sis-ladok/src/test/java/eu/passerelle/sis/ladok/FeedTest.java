package eu.passerelle.sis.ladok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.failure.SisUnavailable;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.ladok.LadokSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The position in the feed: what moves it, and what does not. */
class FeedTest {

    private final Campus campus = new Campus("linkoping", "liu.se", "sv", 60, 240, 3);
    private final LadokSimulator simulator = new LadokSimulator(0, campus, LadokScenes.SERVER, LadokScenes.CLIENT);
    private final LadokConnector connector = new LadokConnector();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private SisContext<LadokSettings> sis;

    @BeforeEach
    void connect() {
        sis = LadokScenes.sis(
                LadokSettings.of(simulator.address(), LadokScenes.certificate(folder, LadokScenes.CLIENT)));
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void neverMovesPastAnEventThatFailed() {
        SimulatedResult failing = campus.results().get(30);
        simulator.studentAnswers(campus, failing.learner(), 503);

        CompletionPage before = connector.read(sis, Watermark.NONE);
        assertThat(before.last()).isFalse();
        assertThat(before.events()).extracting(event -> event.key().sourceKey()).doesNotContain(key(failing));
        assertThatThrownBy(() -> connector.read(sis, before.next())).isInstanceOf(SisUnavailable.class);
        assertThatThrownBy(() -> connector.read(sis, before.next())).isInstanceOf(SisUnavailable.class);

        simulator.studentAnswers(campus, failing.learner(), 200);
        CompletionPage after = connector.read(sis, before.next());
        assertThat(after.events().getFirst().key().sourceKey()).isEqualTo(key(failing));
        assertThat(before.events().size() + before.rejected().size() + rest(after))
                .isEqualTo(campus.results().size());
    }

    private int rest(CompletionPage page) {
        if (page.last()) {
            return page.size();
        }
        return page.size() + rest(connector.read(sis, page.next()));
    }

    @Test
    void goesOnAfterAStudentWhomLadokDoesNotKnow() {
        SimulatedResult lost = campus.results().get(30);
        simulator.studentAnswers(campus, lost.learner(), 404);

        Reading reading = Reading.of(connector, sis, Watermark.NONE);

        assertThat(reading.rejected())
                .filteredOn(rejected -> rejected.sourceKey().equals(key(lost)))
                .singleElement()
                .satisfies(rejected -> {
                    assertThat(rejected.reason()).contains("student", "404");
                    assertThat(new String(rejected.raw().content(), java.nio.charset.StandardCharsets.UTF_8))
                            .startsWith("<ResultatPaHelKursAttesteratEvent xmlns=\"" + ResultEvent.NAMESPACE + "\">")
                            .contains(key(lost));
                });
    }

    @Test
    void goesStraightToItsPageAfterALongStop() {
        Reading first = Reading.of(connector, sis, Watermark.NONE);
        int asked = simulator.feedPages();
        campus.grow(400);

        Reading second = Reading.of(connector, sis, first.next());

        assertThat(second.reported().size() + second.rejected().size()).isEqualTo(400);
        assertThat(simulator.feedPages() - asked)
                .as("its own page and those after it, none before, none from 'recent' backwards")
                .isBetween(20, 36);
        assertThat(asked).as("the whole archive before").isGreaterThan(14);
    }

    @Test
    void asksForOnePageWhenNothingIsNew() {
        Reading first = Reading.of(connector, sis, Watermark.NONE);
        int asked = simulator.feedPages();

        CompletionPage nothing = connector.read(sis, first.next());

        assertThat(nothing.size()).isZero();
        assertThat(nothing.last()).isTrue();
        assertThat(nothing.next()).isEqualTo(first.next());
        assertThat(simulator.feedPages() - asked).isEqualTo(1);
        assertThat(first.next().value()).matches("3188\\d\\d/[0-9a-f-]{36}");
    }

    @Test
    void tellsAResultThatCameAndWentAtOnceAsWithdrawn() {
        Reading first = Reading.of(connector, sis, Watermark.NONE);
        SimulatedResult corrected = campus.results().stream()
                .filter(result -> result.passed() && result.kind() == SimulatedResult.Kind.FINAL)
                .findFirst()
                .orElseThrow();
        campus.correct(corrected.id());
        connector.read(sis, first.next());
        campus.withdraw(corrected.id());

        CompletionPage page = connector.read(sis, first.next());

        assertThat(page.events()).hasSize(2).allMatch(event -> event instanceof CompletionEvent.Withdrawn);
        assertThat(page.events()).extracting(CompletionEvent::key).doesNotHaveDuplicates();
    }

    @Test
    void saysThatEventsMayBeMissedWhenThePageIsGone() {
        CompletionPage first = connector.read(sis, Watermark.NONE);
        simulator.forget(30);

        assertThatThrownBy(() -> connector.read(sis, first.next()))
                .isInstanceOf(SisRejected.class)
                .hasMessageContaining("linkoping")
                .hasMessageContaining("missed")
                .hasMessageContaining("anew");
    }

    @Test
    void startsAtTheConfiguredPage() {
        LadokSettings late =
                new LadokSettings(simulator.address(), sis.settings().certificate(), null, 318_810, null, null);

        Reading all = Reading.of(connector, sis, Watermark.NONE);
        Reading some = Reading.of(connector, LadokScenes.sis(late), Watermark.NONE);

        assertThat(some.reported()).isNotEmpty().hasSizeLessThan(all.reported().size() / 2);
        assertThat(all.reported().keySet()).containsAll(some.reported().keySet());
    }

    @Test
    void readsResultsOfModulesWhenAsked() {
        LadokSettings modules =
                new LadokSettings(simulator.address(), sis.settings().certificate(), null, null, true, null);

        Reading courses = Reading.of(connector, sis, Watermark.NONE);
        Reading both = Reading.of(connector, LadokScenes.sis(modules), Watermark.NONE);

        int added = both.reported().size() - courses.reported().size();
        assertThat(added).isPositive();
        assertThat(both.reported().values())
                .filteredOn(event -> "MOD1".equals(event.completion().opportunityCode()))
                .hasSize(added);
    }

    @Test
    void waitsAsLongAsLadokAsks() {
        simulator.server().fail(1, 429, Map.of("Retry-After", "17"));

        assertThatThrownBy(() -> connector.read(sis, Watermark.NONE))
                .isInstanceOfSatisfying(
                        RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(17)));
    }

    @Test
    void gradesOnTheScaleOfTheCourse() {
        Reading reading = Reading.of(connector, sis, Watermark.NONE);

        assertThat(reading.reported().values())
                .extracting(event -> java.util.Objects.requireNonNull(
                                event.completion().grade())
                        .scale())
                .containsOnly("se-u-3-5", "se-u-g-vg", "se-u-g", "se-a-f");
        assertThat(reading.reported().values()).allSatisfy(event -> {
            var learner = event.completion().learner();
            assertThat(learner.identifiers())
                    .extracting(identifier -> identifier.kind().name())
                    .isEqualTo(List.of("ESI", "NATIONAL", "LOCAL", "EMAIL"));
            assertThat(learner.born()).isNotNull();
            assertThat(event.completion().title().byLanguage()).containsOnlyKeys("en", "sv");
        });
    }

    private static String key(SimulatedResult result) {
        return LadokSimulator.resultUid(result);
    }
}
