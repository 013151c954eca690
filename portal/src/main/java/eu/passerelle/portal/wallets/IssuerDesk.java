package eu.passerelle.portal.wallets;

import eu.passerelle.journal.WalletTokens;
import eu.passerelle.journal.WalletTokens.WalletToken;
import eu.passerelle.portal.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Which issuer a request is for, and what its token is good for. */
public final class IssuerDesk {

    private final PublicAddress hub;
    private final WalletIssuers issuers;
    private final WalletTokens tokens;

    public IssuerDesk(PublicAddress hub, WalletIssuers issuers, WalletTokens tokens) {
        this.hub = hub;
        this.issuers = issuers;
        this.tokens = tokens;
    }

    public IssuerAddress address(String university) {
        return new IssuerAddress(hub, university);
    }

    WalletIssuer issuer(String university) {
        return issuers.find(university)
                .orElseThrow(() -> new Refusal(404, "invalid_request", "There is no such issuer here."));
    }

    /** By {@code Authorization: Bearer}, and nothing else. */
    WalletToken token(String university, HttpServletRequest request) {
        List<String> sent = java.util.Collections.list(request.getHeaders("Authorization"));
        if (sent.size() != 1 || !sent.getFirst().regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw Refusal.token();
        }
        return tokens.find(university, sent.getFirst().substring(7).strip()).orElseThrow(Refusal::token);
    }
}
