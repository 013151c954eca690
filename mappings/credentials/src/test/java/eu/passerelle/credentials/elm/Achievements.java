package eu.passerelle.credentials.elm;

import eu.passerelle.model.Achievement;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CompletionPart;
import eu.passerelle.model.CredentialIds;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LearningOpportunity.AssessmentType;
import eu.passerelle.model.LearningOpportunity.IdentityVerification;
import eu.passerelle.model.LearningOpportunity.LearningOutcome;
import eu.passerelle.model.LearningOpportunity.MicroCredentialKind;
import eu.passerelle.model.LearningOpportunity.Participation;
import eu.passerelle.model.LearningOpportunity.QualityAssurance;
import eu.passerelle.model.LearningOpportunity.Stackability;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.University;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Invented achievements: a full one, a bare one, and changes to them. */
public final class Achievements {

    public static final Organisation TAMPERE = new Organisation(
            text("fi", "Tampereen yliopisto", "en", "Tampere University"),
            "FIN",
            "VATFI-28445613",
            "tuni.fi",
            "https://www.tuni.fi/");
    public static final Organisation HUB =
            new Organisation(text("en", "Passerelle Example Seal Association"), "BEL", "VATBE-0123456789", null, null);
    public static final University TAMPERE_UNIVERSITY =
            new University("tampere", TAMPERE, List.of("fi", "en"), ZoneId.of("Europe/Helsinki"));
    private static final String SKILL = "http://data.europa.eu/esco/skill/";

    private Achievements() {}

    /** Every field that can be there is there. */
    public static Achievement full() {
        Achievement full =
                of(TAMPERE_UNIVERSITY, fullCompletion(), fullOpportunity(), Instant.parse("2031-06-16T09:00:00Z"));
        return Standings.with(full, Standings.second());
    }

    /** Every field that may be absent is absent. */
    public static Achievement bare() {
        return of(TAMPERE_UNIVERSITY, bareCompletion(), bareOpportunity(), null);
    }

    public static Achievement of(
            University university,
            Completion completion,
            LearningOpportunity opportunity,
            @Nullable Instant validUntil) {
        return new Achievement(
                CredentialIds.of(completion.key(), 1),
                1,
                university,
                HUB,
                completion,
                opportunity,
                Instant.parse("2026-06-16T09:00:00Z"),
                validUntil);
    }

    public static Achievement withCompletion(Achievement from, UnaryOperator<Completion> change) {
        return copy(from, from.university(), from.issuer(), change.apply(from.completion()), from.opportunity());
    }

    public static Achievement withOpportunity(Achievement from, LearningOpportunity opportunity) {
        return copy(from, from.university(), from.issuer(), from.completion(), opportunity);
    }

    public static Achievement withIssuer(Achievement from, Organisation issuer) {
        return copy(from, from.university(), issuer, from.completion(), from.opportunity());
    }

    public static Achievement withUniversity(Achievement from, University university) {
        return copy(from, university, from.issuer(), from.completion(), from.opportunity());
    }

    public static Achievement withLearner(Achievement from, Learner learner) {
        return Optionals.completion(from, "learner", learner);
    }

    public static Achievement withTitle(Achievement from, LocalizedText title) {
        return Optionals.completion(from, "title", title);
    }

    /** @param pairs language, text, language, text ... */
    public static LocalizedText text(String... pairs) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            byLanguage.put(pairs[i], pairs[i + 1]);
        }
        return new LocalizedText(byLanguage);
    }

    private static Achievement copy(
            Achievement from,
            University university,
            Organisation issuer,
            Completion completion,
            LearningOpportunity opportunity) {
        return new Achievement(
                from.credentialId(),
                from.version(),
                university,
                issuer,
                completion,
                opportunity,
                from.issuedAt(),
                from.validUntil(),
                from.standing(),
                from.accreditation());
    }

    private static Completion fullCompletion() {
        return new Completion(
                new CompletionKey("tampere", "otm-91b1f2c4"),
                new Learner(
                        List.of(
                                new PersonName("Μαρία", "Παπαδοπούλου", "el", "Grek"),
                                new PersonName("Maria", "Papadopoulou", null, "Latn")),
                        LocalDate.of(2001, 2, 3),
                        List.of(
                                new LearnerIdentifier(
                                        LearnerIdentifier.Kind.ESI,
                                        "urn:schac:personalUniqueCode:int:esi:tuni.fi:100200",
                                        null),
                                new LearnerIdentifier(LearnerIdentifier.Kind.NATIONAL, "030201A123X", "FI"),
                                new LearnerIdentifier(LearnerIdentifier.Kind.LOCAL, "H100200", "tuni.fi"),
                                new LearnerIdentifier(
                                        LearnerIdentifier.Kind.EMAIL, "maria.papadopoulou@example.org", null),
                                new LearnerIdentifier(
                                        LearnerIdentifier.Kind.WALLET, "europass.eu/mpapadopoulou", null))),
                "DATA.ETH.1",
                text("fi", "Datan etiikka", "en", "Data Ethics"),
                Completion.State.FINAL,
                new Grade("4", "fi-0-5", Grade.Outcome.PASSED),
                Credits.ects(new BigDecimal("3")),
                LocalDate.of(2026, 6, 15),
                text("fi", "Tampereen avoin yliopisto", "en", "Open University of Tampere"),
                "en",
                "University of Twente",
                "otm-77aa0011",
                null,
                parts());
    }

    /** Two of one university and one of another, with and without level, one in credits of its own. */
    private static List<CompletionPart> parts() {
        Organisation twente = new Organisation(
                text("en", "University of Twente", "nl", "Universiteit Twente"),
                "NLD",
                "NTRNL-50130536",
                "utwente.nl",
                null);
        return List.of(
                part("tampere", "otm-1", TAMPERE, "DATA.1", Credits.ects(new BigDecimal("1")), 6),
                part("twente", "t-7", twente, "201900001", Credits.ects(new BigDecimal("1.5")), null),
                part(
                        "tampere",
                        "otm-2",
                        TAMPERE,
                        "DATA.2",
                        new Credits(new BigDecimal("2"), "op", new BigDecimal("0.5")),
                        7));
    }

    private static CompletionPart part(
            String university,
            String sourceKey,
            Organisation awardedBy,
            String code,
            Credits credits,
            @Nullable Integer level) {
        CompletionKey key = new CompletionKey(university, sourceKey);
        return new CompletionPart(
                CredentialIds.of(key, 1),
                key,
                awardedBy,
                text("en", "Part " + code),
                code,
                credits,
                null,
                level,
                LocalDate.of(2026, 3, 1));
    }

    private static Completion bareCompletion() {
        return new Completion(
                new CompletionKey("tampere", "otm-00000001"),
                new Learner(List.of(PersonName.of("Maija", "Meikäläinen")), null, List.of()),
                null,
                text("fi", "Datan etiikka"),
                Completion.State.FINAL,
                null,
                null,
                LocalDate.of(2026, 6, 15),
                null,
                null,
                null,
                null);
    }

    public static LearningOpportunity fullOpportunity() {
        return new LearningOpportunity(
                "tampere",
                "DATA.ETH.1",
                text("fi", "Datan etiikka", "en", "Data Ethics"),
                text("en", "How to build data pipelines that people can trust."),
                MicroCredentialKind.FORMAL_OUTSIDE_PATH,
                List.of(
                        new LearningOutcome(
                                text("en", "Assess the ethical impact of a data pipeline"),
                                List.of(SKILL + "326809fc-238d-40c2-881e-40042f7f2f0d")),
                        new LearningOutcome(text("fi", "Osaa laatia tietosuojaselosteen"), List.of())),
                Credits.ects(new BigDecimal("3")),
                Duration.ofHours(81),
                6,
                "http://data.europa.eu/snb/qdr/c_670e54c7",
                AssessmentType.PROJECT,
                Participation.BLENDED,
                new QualityAssurance(
                        QualityAssurance.Type.EXTERNAL,
                        text("en", "Finnish Education Evaluation Centre"),
                        "https://data.deqar.eu/report/12345"),
                text("en", "A bachelor's degree or equal skills"),
                IdentityVerification.SUPERVISED_ONLINE,
                new Stackability(true, List.of("DATA.MSC", "Data stewardship")),
                List.of("0612", "061"),
                List.of("en", "fi"),
                List.of(SKILL + "ccdf3597-5c80-410f-896d-e1bdfa223de9"),
                List.of("Resilient communities"),
                List.of(4, 16),
                "https://www.tuni.fi/data-ethics");
    }

    public static LearningOpportunity bareOpportunity() {
        return new LearningOpportunity(
                "tampere",
                "DATA.ETH.0",
                text("fi", "Datan etiikka"),
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
    }
}
