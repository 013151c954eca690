package eu.passerelle.tables;

/**
 * Where a grade stands among the grades of its scale by merit. Counted, never sorted: 1 is the best grade of its ladder,
 * 2 the next lower one that the scale can express (Dutch 10 is 1, 9.9 is 2; German 1.0 is 1, 1.1 is 2). A word that
 * stands for several numbers has the places of all of them (Spanish Notable: those of 8.9 to 7.0).
 *
 * @param ladder grades are compared only on one ladder; blank is the scale's main one. A plain "pass" stands on its own,
 *     since nobody knows which number it would have been
 * @param best place of the best grade that it may be
 * @param worst place of the worst grade that it may be; the same as {@code best} for a single grade
 */
public record GradePlace(String ladder, int best, int worst) {

    /** The ladder of a scale's usual grades. */
    public static final String MAIN = "";

    public GradePlace {
        if (best < 1 || worst < best) {
            throw new IllegalArgumentException("places are counted from 1, the best, downwards");
        }
    }

    /** Whether every grade here is better than every grade there; false where the two cannot be compared. */
    public boolean betterThan(GradePlace other) {
        return ladder.equals(other.ladder) && worst < other.best;
    }

    /** Whether every grade there is one of the grades here. */
    public boolean holds(GradePlace other) {
        return ladder.equals(other.ladder) && best <= other.best && other.worst <= worst;
    }

    boolean overlaps(GradePlace other) {
        return ladder.equals(other.ladder) && best <= other.worst && other.best <= worst;
    }

    @Override
    public String toString() {
        String places = best == worst ? String.valueOf(best) : best + "-" + worst;
        return ladder.isEmpty() ? places : ladder + " " + places;
    }
}
