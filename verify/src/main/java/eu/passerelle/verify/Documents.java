package eu.passerelle.verify;

import java.net.URI;

/** What is fetched for a verification: keys and status lists of issuers. */
public interface Documents {

    /** @throws NotFetched it may not be asked for, cannot be reached, or is not there */
    byte[] get(URI address) throws NotFetched;

    /** Nothing is fetched. */
    static Documents none() {
        return address -> {
            throw new NotFetched("Nothing is fetched here (" + address.getHost() + ").");
        };
    }

    /** Why something was not fetched, in plain words. */
    final class NotFetched extends Exception {
        private static final long serialVersionUID = 1L;

        public NotFetched(String message) {
            super(message);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }
}
