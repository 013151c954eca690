package eu.passerelle.credentials.elmo;

import eu.passerelle.model.GradeFrequencies;
import eu.passerelle.model.RecognisedGrade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What became of a grade, in words: ELMO has no element for a conversion, nor for grades of a whole field. */
final class RecognisedGradeText {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private RecognisedGradeText() {}

    /** One line, and a second one with the distribution where the original must stand for itself. */
    static List<String> of(RecognisedGrade grade) {
        List<String> lines = new ArrayList<>();
        lines.add("Grade of " + grade.of().university() + " " + grade.of().sourceKey() + ": "
                + grade.original().raw() + " (" + grade.original().scale() + "). " + grade.basis());
        GradeFrequencies table = grade.distribution();
        if (grade.converted() == null && table != null) {
            lines.add("Grades of " + table.university() + " in field " + table.iscedF() + ": " + shares(table));
        }
        return lines;
    }

    private static String shares(GradeFrequencies table) {
        BigDecimal all = table.frequencies().stream()
                .map(GradeFrequencies.Frequency::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return table.frequencies().stream()
                .map(row -> row.label() + " " + share(row.amount(), all) + " %")
                .collect(Collectors.joining(", "));
    }

    private static String share(BigDecimal amount, BigDecimal all) {
        return all.signum() == 0
                ? "0"
                : amount.multiply(HUNDRED)
                        .divide(all, 1, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
