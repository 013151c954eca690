package eu.passerelle.credentials.elm.validation;

/**
 * What a class says about one of its terms.
 *
 * @param term JSON key
 * @param min least number of values
 * @param max most values; {@link #UNBOUNDED} where there is no limit
 */
record PropertyRule(String term, int min, int max, Range range) {

    static final int UNBOUNDED = Integer.MAX_VALUE;

    PropertyRule {
        if (min < 0 || max < min) {
            throw new IllegalArgumentException(
                    "Cardinality " + min + ".." + max + " of \"" + term + "\" is impossible.");
        }
    }

    boolean mandatory() {
        return min > 0;
    }

    boolean allows(int count) {
        return count >= min && count <= max;
    }

    /** As written in the pack: {@code 1..*}. */
    String cardinality() {
        return min + ".." + (max == UNBOUNDED ? "*" : max);
    }

    /** The rule that a document under two variants must follow. */
    PropertyRule and(PropertyRule other) {
        return new PropertyRule(term, Math.max(min, other.min), Math.min(max, other.max), range.and(other.range));
    }
}
