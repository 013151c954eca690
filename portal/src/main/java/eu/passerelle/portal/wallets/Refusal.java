package eu.passerelle.portal.wallets;

/** A "no" to a wallet, in the words of the specification: the body is {@code {error, error_description}}. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    /** @param description for the wallet's developer; ASCII, nothing of a person */
    Refusal(int status, String error, String description) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
    }

    /** HTTP 400, what nearly all are. */
    static Refusal of(String error, String description) {
        return new Refusal(400, error, description);
    }

    /** RFC 6750, section 3.1. */
    static Refusal token() {
        return new Refusal(401, "invalid_token", "The access token is missing, unknown, expired or of another issuer.");
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    String description() {
        return String.valueOf(getMessage());
    }
}
