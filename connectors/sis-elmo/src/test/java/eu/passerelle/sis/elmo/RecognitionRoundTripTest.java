package eu.passerelle.sis.elmo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.credentials.elmo.ElmoRecognitionWriter;
import eu.passerelle.credentials.elmo.Recognitions;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.HomeCourse;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.RecognitionOutcome;
import eu.passerelle.model.RecognitionRecord;
import eu.passerelle.model.University;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the hub writes of a recognition, read again as a SIS export: at home, and by each partner whose results it is of. */
class RecognitionRoundTripTest {

    private final RecognitionRecord recognition = Recognitions.full();

    @Test
    void bringsHomeWhatWasRecognised() {
        CompletionPage page = read(recognition.receiving(), ElmoRecognitionWriter.write(recognition));

        assertThat(page.rejected()).isEmpty();
        assertThat(page.complete()).as("it withdraws nothing").isEmpty();
        Map<String, Completion> completions = byKey(page);
        List<String> expected = new ArrayList<>();
        for (RecognitionOutcome outcome : recognition.outcomes()) {
            for (HomeCourse course : outcome.courses()) {
                String key = "tuni.fi:" + recognition.id() + "/" + outcome.id() + "/" + course.code();
                expected.add(key);
                assertThat(completions.get(key)).as(key).satisfies(completion -> {
                    assertThat(completion.opportunityCode()).isEqualTo(course.code());
                    assertThat(completion.title()).isEqualTo(course.title());
                    assertThat(completion.credits()).isEqualTo(Credits.ects(course.recognised()));
                    assertThat(completion.state())
                            .isEqualTo(course.complete() ? Completion.State.FINAL : Completion.State.PROVISIONAL);
                    assertThat(completion.recognisedFrom()).isEqualTo(partners(outcome));
                });
            }
        }
        assertThat(completions).containsOnlyKeys(expected);
    }

    @Test
    void knowsTheLearnerAgain() {
        CompletionPage page = read(recognition.receiving(), ElmoRecognitionWriter.write(recognition));

        Completion completion = byKey(page).values().iterator().next();
        assertThat(completion.learner().born()).isEqualTo(recognition.learner().born());
        assertThat(completion.learner().name()).isEqualTo(PersonName.of("Maria", "Papadopoulou"));
        assertThat(completion.learner().identifiers())
                .containsExactlyInAnyOrderElementsOf(recognition.learner().identifiers().stream()
                        .filter(identifier -> identifier.kind() == LearnerIdentifier.Kind.ESI
                                || identifier.kind() == LearnerIdentifier.Kind.LOCAL
                                || identifier.kind() == LearnerIdentifier.Kind.NATIONAL)
                        .toList());
    }

    @Test
    void quotesThePartnersResultsWhole() {
        String written = new String(ElmoRecognitionWriter.write(recognition), StandardCharsets.UTF_8);
        String head = written.substring(0, written.indexOf("<report>"));
        List<PartnerCompletion> sources = recognition.outcomes().stream()
                .flatMap(outcome -> outcome.sources().stream())
                .sorted(Comparator.comparing(source -> source.completion().key().sourceKey()))
                .toList();
        Map<String, Completion> read = new TreeMap<>();
        for (String report : Pattern.compile("(?s)<recognitionReport>(.*?)</recognitionReport>")
                .matcher(written)
                .results()
                .map(match -> match.group(1))
                .toList()) {
            University partner = sources.stream()
                    .map(PartnerCompletion::partner)
                    .filter(university -> report.contains(">" + university.id() + ".example<"))
                    .findFirst()
                    .orElseThrow();
            CompletionPage page =
                    read(partner, (head + "<report>" + report + "</report></elmo>").getBytes(StandardCharsets.UTF_8));
            assertThat(page.rejected()).isEmpty();
            byKey(page).forEach((key, completion) -> read.put(key.substring(key.indexOf(':') + 1), completion));
        }

        assertThat(read).hasSize(sources.size());
        assertThat(sources).allSatisfy(source -> {
            Completion original = source.completion();
            Completion again = Objects.requireNonNull(read.get(original.key().sourceKey()));
            assertThat(again)
                    .usingRecursiveComparison()
                    .ignoringFields("key", "learner", "credits", "title")
                    .isEqualTo(original);
            // where there is no order of languages, the first is the default
            assertThat(again.title().byLanguage()).isEqualTo(original.title().byLanguage());
            assertThat(again.credits())
                    .isEqualTo(source.ects().map(Credits::ects).orElse(null));
            assertThat(again.key().university()).isEqualTo(source.partner().id());
        });
        assertThat(read.values())
                .extracting(Completion::grade)
                .contains(new Grade("28", "it-18-30", Grade.Outcome.PASSED));
    }

    private static String partners(RecognitionOutcome outcome) {
        return outcome.sources().stream()
                .map(source -> source.partner().organisation().legalName().in("en"))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static Map<String, Completion> byKey(CompletionPage page) {
        Map<String, Completion> byKey = new TreeMap<>();
        for (CompletionEvent event : page.events()) {
            if (event instanceof CompletionEvent.Reported reported) {
                byKey.put(reported.completion().key().sourceKey(), reported.completion());
            }
        }
        return byKey;
    }

    private static CompletionPage read(University university, byte[] document) {
        ElmoSettings settings = new ElmoSettings(
                new FileInbox(Path.of("inbox"), null, null, Duration.ZERO), Map.of("it-18-30", "it-18-30"), null, null);
        SisContext<ElmoSettings> sis = new SisContext<>(
                university,
                settings,
                new Limits(1 << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64),
                new OutgoingAddresses(List.of()),
                Path.of("."),
                Clock.systemUTC());
        return new ElmoReceiver().accept(sis, "recognition.xml", document);
    }
}
