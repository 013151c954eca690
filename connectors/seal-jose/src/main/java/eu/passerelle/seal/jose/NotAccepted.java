package eu.passerelle.seal.jose;

/** Stops a verification at the first thing that makes the rest meaningless. */
final class NotAccepted extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    NotAccepted(String rule, String message) {
        super(message);
        this.finding = new Finding(rule, message);
    }

    Finding finding() {
        return finding;
    }
}
