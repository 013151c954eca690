package eu.passerelle.journal;

import java.util.UUID;
import javax.crypto.SecretKey;

/** Secrets of the learner's page. A link's token is made from its id; a code of six digits is stored under a key. */
final class ClaimSecrets {

    private final SecretKey tokens;
    private final SecretKey codes;

    /** The texts are part of the keys, so they never change. */
    ClaimSecrets(PayloadCipher cipher) {
        this.tokens = cipher.derived("passerelle claim link 1");
        this.codes = cipher.derived("passerelle claim code 1");
    }

    String token(UUID link) {
        return WalletSecrets.text(WalletSecrets.mac(tokens, link.toString()));
    }

    byte[] code(UUID link, String code) {
        return WalletSecrets.mac(codes, link + " " + code);
    }
}
