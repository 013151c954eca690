package eu.passerelle.seal.integrity;

/** A document that means something we cannot say, so that nothing can be signed or verified; the message says why. */
final class NotUnderstood extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 100;

    private final String reason;

    NotUnderstood(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    /** Something from a document of others, short enough for a message. */
    static String quoted(String text) {
        return "'" + (text.length() > MOST ? text.substring(0, MOST) + "..." : text) + "'";
    }
}
