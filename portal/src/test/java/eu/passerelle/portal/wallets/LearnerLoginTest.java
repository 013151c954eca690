package eu.passerelle.portal.wallets;

import static eu.passerelle.portal.wallets.LoginScene.FORM;
import static eu.passerelle.portal.wallets.LoginScene.RIGHT;
import static eu.passerelle.portal.wallets.LoginScene.authorization;
import static eu.passerelle.portal.wallets.LoginScene.code;
import static eu.passerelle.portal.wallets.LoginScene.query;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.portal.wallets.TestWallet.Answer;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The page where a learner shows who they are: by the code that stands beside the offer. */
class LearnerLoginTest {

    private final LoginScene scene = new LoginScene();

    @Test
    void theLearnerLogsInByTheCodeBesideTheOffer() throws Exception {
        Answer sent = scene.wallet.get(scene.authorizeAddress(scene.post("par", scene.request(), null)));
        String page = SamplePortal.HUB.of("/public/claim/wallet-login/" + authorization(sent) + "?lang=en");
        String pin = Objects.requireNonNull(scene.made.pin());

        Answer asked = scene.wallet.get(page);
        Answer wrong = scene.wallet.postTo(page, FORM, "code=" + (pin.equals("000000") ? "000001" : "000000"), null);
        Answer right = scene.wallet.postTo(page, FORM, "code=" + pin.substring(0, 3) + "+" + pin.substring(3), null);
        Answer again = scene.wallet.postTo(page, FORM, "code=" + pin, null);
        Answer foreign = scene.wallet.get(SamplePortal.HUB.of("/public/claim/wallet-login/" + UUID.randomUUID()));

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.raw().body()).contains("beside the offer").doesNotContain("Ethics", "Παπαδοπούλου");
        assertThat(asked.raw().headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' eudi-wallet:;");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(right.status()).isEqualTo(303);
        URI back = URI.create(right.raw().headers().firstValue("Location").orElseThrow());
        assertThat(scene.post("token", scene.exchange(code(query(back))), scene.dpop("token", null, RIGHT))
                        .status())
                .isEqualTo(200);
        assertThat(again.status()).isEqualTo(410);
        assertThat(foreign.status()).isEqualTo(410);
    }

    @Test
    void fiveWrongCodesEndTheOffer() throws Exception {
        Answer sent = scene.wallet.get(scene.authorizeAddress(scene.post("par", scene.request(), null)));
        String page = SamplePortal.HUB.of("/public/claim/wallet-login/" + authorization(sent) + "?lang=en");
        String pin = Objects.requireNonNull(scene.made.pin());
        String other = pin.equals("000000") ? "000001" : "000000";

        for (int i = 0; i < 4; i++) {
            assertThat(scene.wallet.postTo(page, FORM, "code=" + other, null).status())
                    .isEqualTo(422);
        }

        assertThat(scene.wallet.postTo(page, FORM, "code=" + other, null).status())
                .isEqualTo(410);
        assertThat(scene.wallet.postTo(page, FORM, "code=" + pin, null).status())
                .isEqualTo(410);
        assertThat(scene.wallet.token(scene.made.code(), pin).error()).isEqualTo("invalid_grant");
    }
}
