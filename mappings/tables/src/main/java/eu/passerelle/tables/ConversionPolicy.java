package eu.passerelle.tables;

/**
 * What the receiving university decided about converting grades.
 *
 * @param minimumYears that a table must cover; ECTS and EGRACONS ask for at least two
 * @param minimumResults that a table must rest on
 * @param acceptUnstated whether a table is used whose sender tells neither years nor number of results, as EWP's
 *     {@code gradeConversionTable} does, which by its specification is made as EGRACONS says
 */
public record ConversionPolicy(Rule rule, int minimumYears, long minimumResults, boolean acceptUnstated) {

    /** Which grade is taken where the share of learners with the original grade falls on several grades. */
    public enum Rule {
        /** The best of them. */
        UPPER,
        /** The worst of them. */
        LOWER,
        /** The one in which the middle of the share lies; the better one where it lies on the border. */
        NEAREST
    }

    public ConversionPolicy {
        if (minimumYears < 2 || minimumResults < 1) {
            throw new IllegalArgumentException("a grading table covers at least two years and has results");
        }
    }

    /** Two years, a hundred results, both told. */
    public static ConversionPolicy by(Rule rule) {
        return new ConversionPolicy(rule, 2, 100, false);
    }
}
