package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CheckStep.Result;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import eu.passerelle.tables.GradingScales;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstPagesCheckTest {

    private static final LearningOpportunity THIN = new LearningOpportunity(
            "nova",
            "MC-2",
            LocalizedText.of("en", "Thin"),
            null,
            null,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null);
    private static final LearningOpportunity FULL = new LearningOpportunity(
            "nova",
            "MC-1",
            LocalizedText.of("en", "Full"),
            null,
            null,
            List.of(new LearningOpportunity.LearningOutcome(LocalizedText.of("en", "Knows"), List.of())),
            eu.passerelle.model.Credits.ects(java.math.BigDecimal.ONE),
            null,
            6,
            null,
            LearningOpportunity.AssessmentType.PROJECT,
            LearningOpportunity.Participation.ONLINE,
            new LearningOpportunity.QualityAssurance(
                    LearningOpportunity.QualityAssurance.Type.INTERNAL, LocalizedText.of("en", "Nova"), null),
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null);

    private static Completion completion(@Nullable String code, @Nullable Grade grade, String... unresolved) {
        return new Completion(
                new CompletionKey("nova", "1"),
                learner("Alice"),
                code,
                LocalizedText.of("en", "Data"),
                Completion.State.FINAL,
                grade,
                null,
                LocalDate.of(2026, 1, 1),
                null,
                null,
                null,
                null,
                List.of(unresolved),
                null);
    }

    private static Learner learner(String given) {
        return new Learner(
                List.of(PersonName.of(given, "Silva")),
                null,
                List.of(new LearnerIdentifier(LearnerIdentifier.Kind.EMAIL, given + "@nova.example", null)));
    }

    private static FirstPagesCheck check(Completion... completions) {
        return new FirstPagesCheck(new FirstPages(List.of(completions), List.of(), 0, 1, true));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            # scale, grade, outcome of each result             ; step    ; names
            fi-0-5 5 PASSED                                    ; OK      ; fi-0-5
            fi-0-5 5 PASSED, own A PASSED                      ; WARNING ; own (1)
            fi-0-5 5 PASSED, own A UNKNOWN, own B PASSED       ; FAILED  ; own (2)
            fi-0-5 5 PASSED, fi-0-5 17 UNKNOWN                 ; WARNING ; fi-0-5 '17' (1)
            fi-0-5 17 UNKNOWN                                  ; FAILED  ; fi-0-5 '17' (1)
            ''                                                 ; SKIPPED ; no final result
            """)
    void scalesThatTheHubCannotJudgeAreNamed(String grades, Result result, String named) {
        List<Completion> completions = new ArrayList<>(List.of(completion("MC-1", null)));
        Arrays.stream(grades.split(", ")).filter(grade -> !grade.isEmpty()).forEach(grade -> {
            String[] parts = grade.split(" ");
            completions.add(completion("MC-1", new Grade(parts[1], parts[0], Grade.Outcome.valueOf(parts[2]))));
        });

        CheckStep step = check(completions.toArray(Completion[]::new)).scales(GradingScales.standard());

        assertThat(step.result()).isEqualTo(result);
        assertThat(step.detail()).contains(named);
    }

    @Test
    void codesWithoutARowFailWithTheFileToRepair() {
        FirstPagesCheck unknown = check(
                completion("MC-1", null, "state 'X'", "unit 'h'"),
                completion("MC-1", null, "state 'X'"),
                completion("MC-1", null));

        CheckStep step = unknown.values(List.of("config/universities/nova.values.csv"));

        assertThat(step.result()).isEqualTo(Result.FAILED);
        assertThat(step.detail()).contains("state 'X' (2), unit 'h' (1)", "nova.values.csv", "reviewed");
        assertThat(check(completion("MC-1", null)).values(List.of("maps.csv")).result())
                .isEqualTo(Result.OK);
        assertThat(check(completion("MC-1", null)).values(List.of()).result()).isEqualTo(Result.SKIPPED);
    }

    @Test
    void opportunitiesThatAreAbsentOrThinAreListedByCode() {
        Map<String, LearningOpportunity> catalogue = Map.of("MC-1", FULL, "MC-2", THIN);

        CheckStep some = check(completion("MC-1", null), completion("MC-2", null), completion("MC-3", null))
                .opportunities(catalogue);
        CheckStep none = check(completion("MC-2", null), completion(null, null)).opportunities(catalogue);
        CheckStep all = check(completion("MC-1", null)).opportunities(catalogue);

        assertThat(some.result()).isEqualTo(Result.WARNING);
        assertThat(some.detail()).contains("Not in the catalogue: MC-3.", "Too thin: MC-2 [learning outcomes");
        assertThat(none.result()).isEqualTo(Result.FAILED);
        assertThat(none.detail()).contains("1 results name no opportunity");
        assertThat(all.result()).isEqualTo(Result.OK);
    }

    @Test
    void learnersWithoutAddressAreCountedAndNotNamed() {
        FirstPagesCheck check = check(completion("MC-1", null), completion("MC-1", null));

        assertThat(check.reach(List.of("email"), learner -> true).result()).isEqualTo(Result.OK);
        CheckStep nobody = check.reach(List.of("email"), learner -> false);
        assertThat(nobody.result()).isEqualTo(Result.FAILED);
        assertThat(nobody.detail()).startsWith("1 of 1 learners").doesNotContain("Alice", "nova.example");
        assertThat(check.reach(List.of(), learner -> true).detail()).contains("'targets'");
    }

    @Test
    void unreadableRecordsAreGroupedByReason() {
        RejectedRecord bad = new RejectedRecord(
                "1", new SourceRecord("text/csv", new byte[0]), "the result has no date", "Give it one.");
        FirstPages some = new FirstPages(List.of(completion("MC-1", null)), List.of(bad, bad), 0, 1, false);
        FirstPages none = new FirstPages(List.of(), List.of(bad), 0, 1, true);

        assertThat(new FirstPagesCheck(some).readable().result()).isEqualTo(Result.WARNING);
        assertThat(new FirstPagesCheck(some).readable().detail())
                .contains("there are more", "the result has no date. Give it one. (2)");
        assertThat(new FirstPagesCheck(none).readable().result()).isEqualTo(Result.FAILED);
    }
}
