package eu.passerelle.credentials.elm;

import eu.passerelle.model.Achievement;
import eu.passerelle.model.GradeFrequencies;
import eu.passerelle.model.GradeFrequencies.Frequency;
import eu.passerelle.model.GradeStanding;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invented standing among 400 who passed, and achievements with it or without. */
final class Standings {

    private Standings() {}

    /** A 4: the second best of five grades. */
    static GradeStanding second() {
        return new GradeStanding(
                10,
                20,
                70,
                new GradeFrequencies(
                        "tampere",
                        "fi-0-5",
                        "0613",
                        2023,
                        2024,
                        500L,
                        "registrar, 2026-10-01",
                        List.of(row("5", 40), row("4", 80), row("3", 160), row("2", 80), row("1", 40), row("0", 100))));
    }

    static Achievement with(Achievement from, @Nullable GradeStanding standing) {
        return new Achievement(
                from.credentialId(),
                from.version(),
                from.university(),
                from.issuer(),
                from.completion(),
                from.opportunity(),
                from.issuedAt(),
                from.validUntil(),
                standing,
                from.accreditation());
    }

    private static Frequency row(String grade, long results) {
        return new Frequency(grade, BigDecimal.valueOf(results));
    }
}
