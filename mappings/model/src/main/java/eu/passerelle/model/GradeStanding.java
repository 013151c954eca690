package eu.passerelle.model;

/**
 * Where a passing grade stands among those of the same university and field: what a reader needs who does not know the
 * scale. Percentages of learners who passed, whole, 100 together.
 *
 * @param higher of those with a better grade
 * @param equal of those with this grade, or one of the same row of the table
 * @param lower of those with a lower grade that passes
 * @param table what it was counted from, the best grade first
 */
public record GradeStanding(int higher, int equal, int lower, GradeFrequencies table) {

    public GradeStanding {
        if (higher < 0 || equal < 0 || lower < 0 || higher + equal + lower != 100) {
            throw new IllegalArgumentException("a standing is three percentages, 100 together");
        }
    }
}
