package eu.passerelle.dashboard;

/** How often a second implementation was asked about what was sealed; implemented by what asks. */
@FunctionalInterface
public interface SecondOpinions {

    Counts counts();

    /**
     * Since this instance was started.
     *
     * @param sealed credentials
     * @param asked about how many of them
     * @param objections of the second reader; what it objected to was not delivered
     */
    record Counts(long sealed, long asked, long objections) {}
}
