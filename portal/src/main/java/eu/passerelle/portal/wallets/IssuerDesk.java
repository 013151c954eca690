package eu.passerelle.portal.wallets;

import eu.passerelle.journal.WalletTokens;
import eu.passerelle.journal.WalletTokens.WalletToken;
import eu.passerelle.portal.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Collections;
import java.util.List;

/** Which issuer a request is for, and what its token is good for. */
public final class IssuerDesk {

    private final PublicAddress hub;
    private final WalletIssuers issuers;
    private final WalletTokens tokens;
    private final DpopCheck dpop;

    public IssuerDesk(PublicAddress hub, WalletIssuers issuers, WalletStores stores, Clock clock) {
        this.hub = hub;
        this.issuers = issuers;
        this.tokens = stores.tokens();
        this.dpop = new DpopCheck(stores.nonces(), clock);
    }

    public IssuerAddress address(String university) {
        return new IssuerAddress(hub, university);
    }

    WalletIssuer issuer(String university) {
        return issuers.find(university)
                .orElseThrow(() -> new Refusal(404, "invalid_request", "There is no such issuer here."));
    }

    /**
     * By {@code Authorization: Bearer}, and by {@code DPoP} with a proof for a token that is bound to a key.
     *
     * @param endpoint that was called, last segment of its path
     */
    WalletToken token(String university, String endpoint, HttpServletRequest request) {
        List<String> sent = Collections.list(request.getHeaders("Authorization"));
        String[] parts = sent.size() == 1 ? sent.getFirst().strip().split(" +", 2) : new String[0];
        if (parts.length != 2) {
            throw Refusal.token();
        }
        WalletToken token = tokens.find(university, parts[1]).orElseThrow(Refusal::token);
        byte[] bound = token.dpop();
        if (bound == null) {
            if (parts[0].equalsIgnoreCase("Bearer")) {
                return token;
            }
            throw Refusal.token();
        }
        byte[] proven = parts[0].equalsIgnoreCase("DPoP")
                ? dpop.check(request, address(university).endpoint(endpoint), parts[1])
                : null;
        if (proven == null || !MessageDigest.isEqual(bound, proven)) {
            throw Refusal.token();
        }
        return token;
    }
}
