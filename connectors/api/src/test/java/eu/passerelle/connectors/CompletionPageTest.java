package eu.passerelle.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Keys that are longer than the hub keeps. */
class CompletionPageTest {

    private static final String LONGEST = "k".repeat(300);
    private static final String TOO_LONG = "k".repeat(301);

    @Test
    void rejectsAResultWhoseKeyIsTooLongAndKeepsThoseBesideIt() {
        CompletionPage page = page(List.of(reported(LONGEST), reported(TOO_LONG), reported("short")), List.of());

        assertThat(page.events()).extracting(event -> event.key().sourceKey()).containsExactly(LONGEST, "short");
        assertThat(page.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.says()).contains("more than 300 characters", "shorter key");
            assertThat(rejected.raw().content()).asString().isEqualTo(TOO_LONG);
            assertThat(rejected.sourceKey()).hasSizeLessThan(300);
        });
    }

    @Test
    void tellsLongKeysApartTheSameWayEachTime() {
        List<CompletionEvent> events = List.of(reported(TOO_LONG), reported(TOO_LONG + "2"));

        CompletionPage page = page(events, List.of());

        assertThat(page.rejected())
                .extracting(RejectedRecord::sourceKey)
                .doesNotHaveDuplicates()
                .isEqualTo(page(events, List.of()).rejected().stream()
                        .map(RejectedRecord::sourceKey)
                        .toList());
    }

    @Test
    void shortensTheKeyOfARecordThatIsRejectedForAnotherReason() {
        RejectedRecord undated = new RejectedRecord(TOO_LONG, raw(TOO_LONG), "it has no date", "Date it.");

        CompletionPage page = page(List.of(), List.of(undated));

        assertThat(page.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.sourceKey()).hasSizeLessThan(300);
            assertThat(rejected.says()).isEqualTo("it has no date. Date it.");
        });
    }

    @Test
    void withdrawsNothingUnderAKeyThatWasNeverKept() {
        CompletionPage page = page(
                List.of(
                        new CompletionEvent.Withdrawn(new CompletionKey("kuu", TOO_LONG), "deleted"),
                        new CompletionEvent.Withdrawn(new CompletionKey("kuu", LONGEST), "deleted")),
                List.of());

        assertThat(page.events()).extracting(event -> event.key().sourceKey()).containsExactly(LONGEST);
        assertThat(page.rejected()).isEmpty();
    }

    private static CompletionPage page(List<CompletionEvent> events, List<RejectedRecord> rejected) {
        return new CompletionPage(events, rejected, Watermark.NONE, true, Set.of());
    }

    private static CompletionEvent reported(String key) {
        Completion completion = new Completion(
                new CompletionKey("kuu", key),
                new Learner(List.of(PersonName.of("Ada", "Byron")), null, List.of()),
                "C1",
                LocalizedText.of("en", "Ethics"),
                Completion.State.FINAL,
                null,
                null,
                LocalDate.of(2026, 6, 30),
                null,
                null,
                null,
                null);
        return new CompletionEvent.Reported(completion, "all", raw(key));
    }

    private static SourceRecord raw(String content) {
        return new SourceRecord("text/plain", content.getBytes(StandardCharsets.UTF_8));
    }
}
