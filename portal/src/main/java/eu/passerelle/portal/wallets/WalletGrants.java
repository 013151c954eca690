package eu.passerelle.portal.wallets;

import eu.passerelle.journal.Nonces;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** How wallets may get a token here, and how they prove that it is theirs. */
public final class WalletGrants {

    private final @Nullable AuthorizationDesk authorizations;
    private final DpopCheck dpop;

    /** @param authorizations null where no login of learners is wired: pre-authorised codes only */
    public WalletGrants(@Nullable AuthorizationDesk authorizations, Nonces nonces, Clock clock) {
        this.authorizations = authorizations;
        this.dpop = new DpopCheck(nonces, clock);
    }

    boolean hasCodes() {
        return authorizations != null;
    }

    /** @throws Refusal where there is no such flow */
    AuthorizationDesk authorizations() {
        if (authorizations == null) {
            throw new Refusal(404, "invalid_request", "Only pre-authorised codes are taken here.");
        }
        return authorizations;
    }

    DpopCheck dpop() {
        return dpop;
    }
}
