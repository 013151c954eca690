package eu.passerelle.portal.claim;

import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.wallets.LearnerLogin;
import java.net.URI;
import java.util.UUID;

/** Who has come to the learner's page sees a code beside the offer there, and shows by it at the wallet's login who they are. */
public record WalletLogin(PublicAddress hub) implements LearnerLogin {

    static final String PATH = ClaimPage.PATH + "/wallet-login/";

    @Override
    public URI page(UUID transfer, UUID authorization) {
        return URI.create(hub.of(PATH + authorization));
    }
}
