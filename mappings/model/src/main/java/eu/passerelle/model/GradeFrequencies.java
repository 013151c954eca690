package eu.passerelle.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often each grade was given at a university in one field of study: a grading table as ECTS and EGRACONS mean it, as
 * its sender wrote it.
 *
 * @param university id of the university, or the domain that it is told by
 * @param scale id of the grading scale of the labels
 * @param iscedF ISCED-F 2013 code of the field, two to four digits; a shorter code covers the longer ones within it
 * @param firstYear academic year of the first results, by the year in which it began; null where the sender says none
 * @param lastYear academic year of the last results
 * @param results how many results there are in all; null where only percentages are told
 * @param source who says so, and when
 */
public record GradeFrequencies(
        String university,
        String scale,
        String iscedF,
        @Nullable Integer firstYear,
        @Nullable Integer lastYear,
        @Nullable Long results,
        String source,
        List<Frequency> frequencies) {

    public GradeFrequencies {
        frequencies = List.copyOf(frequencies);
        if ((firstYear == null) != (lastYear == null)
                || firstYear != null && lastYear != null && lastYear < firstYear) {
            throw new IllegalArgumentException("the years go from the first to the last");
        }
        if (!iscedF.matches("\\d{2,4}")) {
            throw new IllegalArgumentException("an ISCED-F code has two to four digits, not '" + iscedF + "'");
        }
    }

    /**
     * One row.
     *
     * @param label a grade or a range of grades, as in the results
     * @param amount how many, or how many per cent
     */
    public record Frequency(String label, BigDecimal amount) {

        public Frequency {
            if (amount.signum() < 0) {
                throw new IllegalArgumentException("a grade cannot be given less than never");
            }
        }
    }

    /** How many academic years it covers; 0 where the sender does not say. */
    public int years() {
        return firstYear == null || lastYear == null ? 0 : lastYear - firstYear + 1;
    }

    /** Whether both speak of one field, or the field of one lies within that of the other. */
    public boolean sharesFieldWith(GradeFrequencies other) {
        return covers(other.iscedF) || other.covers(iscedF);
    }

    /** Whether results of this field were counted here. */
    public boolean covers(String field) {
        return field.startsWith(iscedF);
    }
}
