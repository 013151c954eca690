package eu.passerelle.credentials.elmo;

import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.GradeFrequencies;
import eu.passerelle.model.HomeCourse;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.RecognisedGrade;
import eu.passerelle.model.RecognitionBasis;
import eu.passerelle.model.RecognitionOutcome;
import eu.passerelle.model.RecognitionOutcome.Result;
import eu.passerelle.model.RecognitionRecord;
import eu.passerelle.model.University;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invented recognition records: a full one and a bare one, and parts to make others of. */
public final class Recognitions {

    public static final UUID ID = UUID.fromString("0d7c1f0e-5a55-5e0b-9f4e-0b1f3c2d4e5f");
    private static final RecognitionBasis AGREEMENT =
            new RecognitionBasis(RecognitionBasis.Kind.AGREEMENT, "Alliance agreement 2025/4, annex 2");

    private Recognitions() {}

    /** All three results, m:n, two partners in one outcome, all that may be there. */
    public static RecognitionRecord full() {
        return of(
                Achievements.full().completion().learner(),
                new RecognitionOutcome(
                        "ethics",
                        Result.POSITIVE,
                        List.of(
                                completion("trento", "E3-17", "MC-100", "5", fullOpportunity()),
                                completion("twente", "osiris-9", "U-7", "2.5", null)),
                        List.of(home("DATA.ETH.1", "5", "5", true), home("DATA.ETH.2", "2.5", "2.5", true)),
                        AGREEMENT,
                        "The courses are recognised in full.",
                        List.of()),
                new RecognitionOutcome(
                        "city",
                        Result.PARTIALLY_POSITIVE,
                        List.of(completion("trento", "E3-18", "MC-102", "3", null)),
                        List.of(home("ENV.CITY.1", "8", "3", false)),
                        new RecognitionBasis(RecognitionBasis.Kind.RULE, "Degree regulations, section 23"),
                        "Only some of the courses that are recognised together are completed.",
                        List.of("trento MC-103", "5 ECTS of ENV.CITY.1")),
                new RecognitionOutcome(
                        "trento/E3-19",
                        Result.NEGATIVE,
                        List.of(failed("trento", "E3-19", "MC-105")),
                        List.of(),
                        new RecognitionBasis(RecognitionBasis.Kind.DECISION, "Minutes 14/2026"),
                        "The result was not passed.",
                        List.of()));
    }

    /** One result whose grade was converted; one whose grade stands for itself, with the grades of its university. */
    public static RecognitionRecord graded() {
        return of(
                Achievements.full().completion().learner(),
                graded(
                        "ethics",
                        "E3-17",
                        new Grade("4", "fi-0-5", Grade.Outcome.PASSED),
                        "Converted to 4 on the scale fi-0-5 by the rule nearest."),
                graded("city", "E3-18", null, "Not converted: no table."));
    }

    private static RecognitionOutcome graded(String id, String key, @Nullable Grade converted, String basis) {
        PartnerCompletion source = completion("trento", key, "MC-" + key, "5", fullOpportunity());
        Grade original = new Grade("28", "it-18-30", Grade.Outcome.PASSED);
        return new RecognitionOutcome(
                        id,
                        Result.POSITIVE,
                        List.of(source),
                        List.of(home("HOME." + id, "5", "5", true)),
                        AGREEMENT,
                        "The courses are recognised in full.",
                        List.of())
                .with(List.of(new RecognisedGrade(
                        source.completion().key(),
                        original,
                        converted,
                        basis,
                        new GradeFrequencies(
                                "trento",
                                "it-18-30",
                                "0613",
                                2023,
                                2024,
                                300L,
                                "registrar",
                                List.of(
                                        new GradeFrequencies.Frequency("30", BigDecimal.valueOf(100)),
                                        new GradeFrequencies.Frequency("18-29", BigDecimal.valueOf(200)))))));
    }

    /** All that may be absent is absent. */
    public static RecognitionRecord bare() {
        Completion completion = new Completion(
                new CompletionKey("nowhere", "k1"),
                bareLearner(),
                null,
                LocalizedText.of("xx-this-is-no-tag-of-a-language", "Course"),
                Completion.State.FINAL,
                null,
                null,
                LocalDate.of(2026, 6, 15),
                null,
                null,
                null,
                null);
        University nowhere = new University(
                "nowhere",
                new Organisation(LocalizedText.of("en", "University of Nowhere"), "XXX", null, null, null),
                List.of("en"),
                ZoneId.of("UTC"));
        RecognitionOutcome outcome = new RecognitionOutcome(
                "nowhere/k1",
                Result.NEGATIVE,
                List.of(new PartnerCompletion(nowhere, completion, null)),
                List.of(),
                AGREEMENT,
                "Not on the list.",
                List.of());
        return new RecognitionRecord(
                ID, 1, nowhere("home"), bareLearner(), List.of(outcome), Instant.parse("2026-01-01T00:00:00Z"), "hub");
    }

    public static RecognitionRecord of(Learner learner, RecognitionOutcome... outcomes) {
        return new RecognitionRecord(
                ID,
                2,
                Achievements.TAMPERE_UNIVERSITY,
                learner,
                List.of(outcomes),
                Instant.parse("2026-11-26T22:30:15.123Z"),
                "Study services, by the list of courses");
    }

    /** One positive outcome whose every text is that text. */
    public static RecognitionRecord saying(String text) {
        Learner learner = new Learner(
                List.of(PersonName.of(text, text)),
                null,
                List.of(new LearnerIdentifier(LearnerIdentifier.Kind.ESI, text, null)));
        Completion completion = new Completion(
                new CompletionKey("trento", text),
                learner,
                text,
                new LocalizedText(java.util.Map.of("en", text)),
                Completion.State.FINAL,
                new Grade(text, text, Grade.Outcome.PASSED),
                new Credits(new BigDecimal("10"), text, new BigDecimal("5")),
                LocalDate.of(2026, 6, 15),
                null,
                text,
                null,
                null);
        return of(
                learner,
                new RecognitionOutcome(
                        text,
                        Result.POSITIVE,
                        List.of(new PartnerCompletion(university("trento"), completion, null)),
                        List.of(new HomeCourse(
                                text, LocalizedText.of("en", text), new BigDecimal("5"), new BigDecimal("5"), true)),
                        new RecognitionBasis(RecognitionBasis.Kind.RULE, text),
                        text,
                        List.of()));
    }

    public static PartnerCompletion completion(
            String university, String key, @Nullable String code, String ects, @Nullable LearningOpportunity entry) {
        return new PartnerCompletion(
                university(university),
                result(
                        university,
                        key,
                        code,
                        new Grade("28", "it-18-30", Grade.Outcome.PASSED),
                        new Credits(new BigDecimal(ects), "cfu", new BigDecimal(ects))),
                entry);
    }

    private static PartnerCompletion failed(String university, String key, String code) {
        return new PartnerCompletion(
                university(university),
                result(university, key, code, new Grade("respinto", "it-18-30", Grade.Outcome.FAILED), null),
                null);
    }

    private static Completion result(
            String university, String key, @Nullable String code, Grade grade, @Nullable Credits credits) {
        return new Completion(
                new CompletionKey(university, key),
                bareLearner(),
                code,
                Achievements.text("en", "Course " + code, "it", "Corso " + code),
                Completion.State.FINAL,
                grade,
                credits,
                LocalDate.of(2026, 6, university.equals("trento") ? 15 : 20),
                null,
                "en",
                null,
                null);
    }

    public static HomeCourse home(String code, String ects, String recognised, boolean complete) {
        return new HomeCourse(
                code,
                Achievements.text("en", "Home course " + code, "fi", "Kotikurssi " + code),
                new BigDecimal(ects),
                new BigDecimal(recognised),
                complete);
    }

    private static LearningOpportunity fullOpportunity() {
        return Achievements.fullOpportunity();
    }

    private static Learner bareLearner() {
        return new Learner(List.of(PersonName.of("Maija", "")), null, List.of());
    }

    private static University nowhere(String id) {
        return new University(
                id,
                new Organisation(LocalizedText.of("en", "University at Home"), "FIN", null, null, null),
                List.of("en"),
                ZoneId.of("America/Monterrey"));
    }

    private static University university(String id) {
        return new University(
                id,
                new Organisation(LocalizedText.of("en", "University of " + id), "ITA", null, id + ".example", null),
                List.of("en"),
                ZoneId.of("Europe/Rome"));
    }
}
