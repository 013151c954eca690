package eu.passerelle.journal;

/**
 * How many records are where; {@code read} always equals the sum of the others.
 *
 * @param inFlight pulled or issued and on their way
 */
public record Sums(long read, long delivered, long declined, long referred, long rejected, long failed, long inFlight) {

    public static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0);

    public Sums plus(Sums other) {
        return new Sums(
                read + other.read,
                delivered + other.delivered,
                declined + other.declined,
                referred + other.referred,
                rejected + other.rejected,
                failed + other.failed,
                inFlight + other.inFlight);
    }
}
