package eu.passerelle.connectors.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.RetriableException;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Grade;
import eu.passerelle.simulators.SimulatedResult;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every SIS connector does, against a SIS that speaks the real wire.
 *
 * @param <S> the connector's settings record
 */
public abstract class SisConnectorContract<S> extends SimulatedSis<S> {

    private Reading read(Watermark since) {
        publish();
        return Reading.of(connector(), sis(settings()), since);
    }

    @Test
    void readsEveryResultOnce() {
        Reading reading = read(Watermark.NONE);

        Set<String> readable = campus().results().stream()
                .filter(this::shows)
                .filter(result -> result.kind() != SimulatedResult.Kind.BROKEN
                        && result.kind() != SimulatedResult.Kind.NO_LEARNER)
                .map(this::sourceKey)
                .collect(Collectors.toSet());
        assertThat(reading.reported().keySet()).containsExactlyInAnyOrderElementsOf(readable);
    }

    @Test
    void keepsUnreadableRecordsWithReasonAndRaw() {
        Reading reading = read(Watermark.NONE);

        assertThat(reading.rejected()).isNotEmpty().allSatisfy(rejected -> {
            assertThat(rejected.reason()).isNotBlank();
            assertThat(rejected.repair()).isNotBlank();
            assertThat(rejected.raw().content()).isNotEmpty();
        });
        assertThat(reading.rejected())
                .extracting(rejected -> rejected.sourceKey())
                .doesNotHaveDuplicates();
    }

    @Test
    void keepsTheRawRecordOfEveryResult() {
        assertThat(read(Watermark.NONE).reported().values())
                .allSatisfy(reported -> assertThat(reported.raw().content()).isNotEmpty());
    }

    @Test
    void tellsPassedFailedAndProvisional() {
        Reading reading = read(Watermark.NONE);

        for (SimulatedResult result : campus().results()) {
            CompletionEvent.Reported reported = reading.reported().get(sourceKey(result));
            if (reported == null) {
                continue;
            }
            Completion completion = reported.completion();
            boolean provisional = supportsProvisional() && result.kind() == SimulatedResult.Kind.PROVISIONAL;
            assertThat(completion.state())
                    .as(result.id())
                    .isEqualTo(provisional ? Completion.State.PROVISIONAL : Completion.State.FINAL);
            if (!provisional) {
                Grade grade = requireNonNull(completion.grade(), result.id());
                assertThat(grade.outcome())
                        .as(result.id())
                        .isEqualTo(result.passed() ? Grade.Outcome.PASSED : Grade.Outcome.FAILED);
                assertThat(grade.raw()).isNotBlank();
            }
            assertThat(completion.recognisedFrom() != null)
                    .as("recognised " + result.id())
                    .isEqualTo(supportsRecognition() && result.kind() == SimulatedResult.Kind.RECOGNISED);
            assertThat(completion.opportunityCode())
                    .isEqualTo(campus().courses().get(result.course()).code());
            assertThat(completion.learner().name().full())
                    .isEqualTo(campus().learners().get(result.learner()).given() + " "
                            + campus().learners().get(result.learner()).family());
        }
    }

    @Test
    void readsAPageAgainWithTheSameResults() {
        publish();
        CompletionPage first = connector().read(sis(settings()), Watermark.NONE);
        CompletionPage again = connector().read(sis(settings()), Watermark.NONE);

        assertThat(again.events().stream().map(CompletionEvent::key).toList())
                .isEqualTo(first.events().stream().map(CompletionEvent::key).toList());
        assertThat(again.next()).isEqualTo(first.next());
    }

    @Test
    void showsCorrectionsAdditionsAndWithdrawals() {
        Reading before = read(Watermark.NONE);
        List<SimulatedResult> passed = campus().results().stream()
                .filter(result -> result.kind() == SimulatedResult.Kind.FINAL && result.passed())
                .toList();
        SimulatedResult corrected = campus().correct(passed.get(3).id());
        SimulatedResult added = campus().add();
        campus().withdraw(passed.get(5).id());

        Reading after = read(before.next());

        assertThat(after.reported()).containsKey(sourceKey(added));
        Set<String> gone = new HashSet<>(Set.of(sourceKey(passed.get(5))));
        if (correctsInPlace()) {
            assertThat(completion(after, corrected)).isNotEqualTo(completion(before, corrected));
        } else {
            assertThat(after.reported()).containsKey(sourceKey(corrected));
            assertThat(before.reported()).doesNotContainKey(sourceKey(corrected));
            gone.add(sourceKey(passed.get(3)));
        }
        if (supportsWithdrawal()) {
            assertThat(after.goneSince(before)).containsExactlyInAnyOrderElementsOf(gone);
        } else {
            assertThat(after.goneSince(before)).isEmpty();
        }
    }

    private Completion completion(Reading reading, SimulatedResult result) {
        return requireNonNull(reading.reported().get(sourceKey(result)), result.id())
                .completion();
    }

    @Test
    void saysRetriableWhileTheSisIsDownAndGoesOnAfterwards() {
        publish();
        trouble().breakDown();

        assertThatThrownBy(() -> connector().read(sis(settings()), Watermark.NONE))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining(campus().id());

        trouble().heal();
        assertThat(connector().read(sis(settings()), Watermark.NONE).size()).isPositive();
    }

    @Test
    void saysWhatToDoAboutWrongCredentials() {
        assumeTrue(supportsCredentials(), "this SIS has no credentials");
        publish();

        assertThatThrownBy(() -> connector().read(sis(wrongCredentials()), Watermark.NONE))
                .isInstanceOf(SisRejected.class)
                .hasMessageContaining(campus().id());
    }

    @Test
    void doesNotWaitForEverOnAHangingSocket() {
        assumeTrue(trouble().hangs(), "nothing hangs here");
        patience = Duration.ofMillis(500);
        publish();
        trouble().hang();

        long start = System.nanoTime();
        assertThatThrownBy(() -> connector().read(sis(settings()), Watermark.NONE))
                .isInstanceOf(RetriableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void neverShowsPersonalDataInRejections() {
        Reading reading = read(Watermark.NONE);

        assertThat(reading.rejected())
                .allSatisfy(rejected -> campus().learners()
                        .forEach(learner -> assertThat(rejected.reason() + rejected.repair() + rejected.sourceKey())
                                .doesNotContain(learner.family(), learner.nationalId())));
    }

    @Test
    void isFoundByItsProtocol() {
        assertThat(java.util.ServiceLoader.load(SisConnector.class).stream()
                        .map(provider -> provider.get().protocol()))
                .contains(connector().protocol());
    }
}
