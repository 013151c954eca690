package eu.passerelle.credentials.elm;

import eu.passerelle.model.GradeFrequencies;
import eu.passerelle.model.GradeStanding;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the grade stands among others, so that nobody needs to convert it: {@code shortenedGrading} and, since the
 * profile has no term for a distribution, the distribution in a note.
 */
final class StandingSection {

    private StandingSection() {}

    static void write(NodeWriter json, @Nullable GradeStanding standing) {
        if (standing == null) {
            return;
        }
        json.node("shortenedGrading", "ShortenedGrading", "shortenedGrading")
                .number("percentageEqual", standing.equal())
                .number("percentageHigher", standing.higher())
                .number("percentageLower", standing.lower())
                .end();
        json.array(
                "additionalNote",
                List.of(standing.table()),
                table -> json.note(NoteHeadings.GRADE_DISTRIBUTION, "en", text(table)));
    }

    /** "5: 40, 4: 80 ... (fi-0-5, ISCED-F 0613, academic years from 2023 to 2024, 500 results; registrar)". */
    private static String text(GradeFrequencies table) {
        String rows = table.frequencies().stream()
                .map(row -> row.label() + ": " + row.amount().toPlainString())
                .collect(Collectors.joining(", "));
        return rows + " (" + table.scale() + ", ISCED-F " + table.iscedF() + ", academic years beginning "
                + table.firstYear() + " to " + table.lastYear() + ", " + table.results() + " results; "
                + table.source() + ")";
    }
}
