package eu.passerelle.connectors.testkit;

import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Invented completions that credentials in tests are about. */
public final class SampleCompletion {

    /** Of every sample. */
    public static final String CODE = "DATA.ETH.1";

    public static final String GIVEN = "Žemyna";
    public static final String FAMILY = "Šiaulytė-Østergård";

    private SampleCompletion() {}

    public static Completion titled(LocalizedText title) {
        return of("100200", CODE, title);
    }

    /** @param number that the university gave the learner */
    public static Completion of(String number, String code, LocalizedText title) {
        return new Completion(
                new CompletionKey("kuu", "result-" + number + "-" + code),
                new Learner(
                        List.of(PersonName.of(GIVEN, FAMILY)),
                        LocalDate.of(2001, 2, 3),
                        List.of(new LearnerIdentifier(Kind.LOCAL, number, "kuu.example"))),
                code,
                title,
                Completion.State.FINAL,
                new Grade("4", "fi-0-5", Grade.Outcome.PASSED),
                Credits.ects(new BigDecimal("3")),
                LocalDate.of(2026, 6, 15),
                null,
                "en",
                null,
                null);
    }
}
