package eu.passerelle.portal.emrex;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client asks for; carried from page to page and checked anew on each.
 *
 * @param session of the client, given back as it is
 */
record EmrexRequest(String session, URI returnUrl) {

    private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9._~+/=-]{1,128}");

    /** Empty where the session is none or the learner may not be sent there. */
    static Optional<EmrexRequest> of(EmrexProvider provider, String session, String returnUrl) {
        return SESSION.matcher(session).matches()
                ? provider.returns().accept(returnUrl).map(address -> new EmrexRequest(session, address))
                : Optional.empty();
    }

    /** {@code https://host:port} of the return address, for the browser's own check of where forms go. */
    String origin() {
        return returnUrl.getScheme() + "://" + returnUrl.getRawAuthority();
    }
}
