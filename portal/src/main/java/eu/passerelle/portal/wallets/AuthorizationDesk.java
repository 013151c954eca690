package eu.passerelle.portal.wallets;

import eu.passerelle.journal.WalletAuthorizations;
import eu.passerelle.journal.WalletAuthorizations.Approved;
import eu.passerelle.journal.WalletAuthorizations.Authorization;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The authorisation code flow between wallet, browser and login. */
public final class AuthorizationDesk {

    /** RFC 9126 leaves the rest of the request_uri to the server. */
    static final String REQUEST = "urn:ietf:params:oauth:request_uri:";

    private final WalletAuthorizations authorizations;
    private final WalletClients clients;
    private final @Nullable LearnerLogin login;
    private final IssuerDesk issuers;
    private final @Nullable ClientAttestations attestations;

    /**
     * @param login null where learners cannot log in: there is no such flow then
     * @param attestations null where nobody is trusted to attest wallets: theirs are not looked at
     */
    public AuthorizationDesk(
            WalletAuthorizations authorizations,
            WalletClients clients,
            @Nullable LearnerLogin login,
            IssuerDesk issuers,
            @Nullable ClientAttestations attestations) {
        this.attestations = attestations;
        this.authorizations = authorizations;
        this.clients = clients;
        this.login = login;
        this.issuers = issuers;
    }

    /** Whether learners can log in here for their wallets. */
    public boolean isOpen() {
        return login != null;
    }

    /** How wallets say who they are, in the words of OAuth's metadata. */
    List<String> clientMethods() {
        return isOpen() && attestations != null ? List.of("none", ClientAttestations.METHOD) : List.of("none");
    }

    /** @throws Refusal {@code invalid_client}: the wallet's attestation is refused */
    void requireClient(HttpServletRequest request, @Nullable String client, String university) {
        if (attestations != null) {
            attestations.check(request, client, issuers.address(university).identifier());
        }
    }

    /** @throws Refusal where there is no such flow */
    void requireOpen() {
        page();
    }

    private LearnerLogin page() {
        if (login == null) {
            throw new Refusal(404, "invalid_request", "Only pre-authorised codes are taken here.");
        }
        return login;
    }

    /** @return the request_uri */
    String push(String university, WalletAuthorizations.Pushed pushed) {
        requireOpen();
        if (!clients.knows(pushed.client(), pushed.redirectUri())) {
            throw new Refusal(401, "invalid_client", "This wallet is not known here with this redirect_uri.");
        }
        return authorizations
                .push(university, pushed)
                .map(secret -> REQUEST + secret)
                .orElseThrow(() -> Refusal.of(
                        "invalid_request", "issuer_state is of no open offer, or what is asked for was not offered."));
    }

    /** @return where the learner logs in */
    URI begin(String university, String client, String requestUri) {
        LearnerLogin page = page();
        if (!requestUri.startsWith(REQUEST)) {
            throw Refusal.of("invalid_request", "Push the request first, and send its request_uri.");
        }
        Authorization authorization = authorizations
                .begin(university, client, requestUri.substring(REQUEST.length()))
                .orElseThrow(() -> Refusal.of(
                        "invalid_request",
                        "The request_uri was used, or its time is over: begin again in the wallet."));
        return page.page(authorization.transfer(), authorization.id());
    }

    /**
     * The learner of the transfer has shown who they are.
     *
     * @return where to send the browser; empty where the authorisation is over or of another transfer
     */
    public Optional<URI> approved(UUID authorization, UUID transfer) {
        return authorizations.approve(authorization, transfer).map(this::back);
    }

    /** With the issuer, so that a wallet cannot be made to mix up two (RFC 9207). */
    private URI back(Approved approved) {
        Authorization authorization = approved.authorization();
        String address = authorization.redirectUri();
        String state = authorization.state() == null ? "" : "&state=" + encoded(authorization.state());
        return URI.create(address
                + (address.contains("?") ? "&" : "?") + "code=" + encoded(approved.code()) + state + "&iss="
                + encoded(issuers.address(authorization.university()).identifier()));
    }

    Optional<WalletAuthorizations.Exchanged> exchange(String university, WalletAuthorizations.Exchange exchange) {
        return authorizations.exchange(university, exchange);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
