package eu.passerelle.portal.claim;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.journal.ClaimLinks;
import eu.passerelle.portal.wallets.SamplePortal;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way of a learner over the wire, and what nobody else gets to see. */
class ClaimFlowTest {

    private static final LocalDate BORN = LocalDate.of(2001, 2, 3);
    private static final Map<String, String> RIGHT = Map.of("day", "3", "month", "02", "year", "2001");
    private static final Map<String, String> WRONG = Map.of("day", "4", "month", "2", "year", "2001");

    private final Browser browser = new Browser();

    @AfterEach
    void clockIsRight() {
        SampleClaims.CLOCK.ahead(Duration.ZERO);
    }

    @Test
    void theMessageTellsNothingOfThePersonOrTheCourse() throws Exception {
        UUID transfer = SampleClaims.told(BORN);

        MimeMessage message = SampleClaims.mail(transfer).getFirst();
        String all = message.getSubject() + SampleClaims.text(message);

        assertThat(message.getSubject()).isEqualTo("A digital credential is waiting for you");
        assertThat(all).contains("Tampere University").doesNotContain("Ethics", "Μαρία", "Παπαδοπούλου", "2001");
        assertThat(SampleClaims.link(transfer).getPath()).matches("/public/claim/open/[A-Za-z0-9_-]{43}");
    }

    @Test
    void aRepeatedDeliverySaysTheSameLinkAgain() {
        UUID transfer = SampleClaims.told(BORN);
        URI first = SampleClaims.link(transfer);

        DeliveryReceipt again =
                new ClaimTarget(SampleClaims.SENDING).deliver(SampleClaims.target(), SampleClaims.delivery(transfer));

        assertThat(again.offered()).isTrue();
        assertThat(SampleClaims.mail(transfer)).hasSize(2);
        assertThat(SampleClaims.link(transfer)).isEqualTo(first);
    }

    @Test
    void theBirthDateLetsInOnce() {
        URI link = SampleClaims.link(SampleClaims.told(BORN));

        HttpResponse<String> in = browser.post(link, RIGHT);

        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(in.body()).contains("Data Ethics", "Παπαδοπούλου");
        assertThat(browser.cookie()).contains("HttpOnly", "SameSite=Strict", "Secure", "Path=/public/claim");
        HttpResponse<String> second = new Browser().post(link, RIGHT);
        assertThat(second.statusCode()).isEqualTo(410);
        assertThat(second.body()).contains("It was used already").doesNotContain("Data Ethics");
    }

    @Test
    void thePageBeforeTheSecondFactorTellsNothingOfTheCredential() {
        HttpResponse<String> door = browser.get(SampleClaims.link(SampleClaims.told(BORN)));

        assertThat(door.statusCode()).isEqualTo(200);
        assertThat(door.body()).contains("Your date of birth").doesNotContain("Ethics", "Παπαδοπούλου", "2001-");
        assertThat(door.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(door.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe", "script-src");
    }

    @Test
    void fiveWrongAnswersLockTheLinkAndOnlyStaffHelp() {
        UUID transfer = SampleClaims.told(BORN);
        URI link = SampleClaims.link(transfer);

        for (int left = 4; left > 0; left--) {
            assertThat(browser.post(link, WRONG).body()).contains("Tries left: " + left);
        }
        assertThat(browser.post(link, WRONG).body()).contains("too many wrong answers");
        assertThat(browser.post(link, RIGHT).statusCode()).isEqualTo(410);
        browser.post(URI.create(link + "/again"), Map.of());

        assertThat(SampleClaims.link(transfer)).isEqualTo(link);
        assertThat(SampleClaims.SENDING.again(transfer, SampleClaims.TARGETS, ClaimLinks.By.staff("ann")))
                .isTrue();
        assertThat(browser.post(SampleClaims.link(transfer), RIGHT).body()).contains("Data Ethics");
    }

    @Test
    void aLearnerWhoAsksForANewLinkKeepsTheWrongAnswers() {
        UUID transfer = SampleClaims.told(BORN);
        URI link = SampleClaims.link(transfer);
        browser.post(link, WRONG);
        SampleClaims.CLOCK.ahead(Duration.ofDays(31));

        assertThat(browser.get(link).body()).contains("Its time is over");
        HttpResponse<String> asked = browser.post(URI.create(link + "/again"), Map.of());

        assertThat(asked.body()).contains("Look into your mailbox");
        assertThat(SampleClaims.link(transfer)).isNotEqualTo(link);
        assertThat(browser.get(link).body()).contains("A newer link");
        assertThat(browser.post(SampleClaims.link(transfer), WRONG).body()).contains("Tries left: 3");
    }

    @Test
    void whoeverAsksForANewLinkGetsTheSameAnswer() {
        URI nowhere = SamplePortal.HUB.hub().resolve("/public/claim/open/" + "A".repeat(43));

        HttpResponse<String> unknown = browser.get(nowhere);
        HttpResponse<String> asked = browser.post(URI.create(nowhere + "/again"), Map.of());

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("There is no such link");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("If a new link can be sent");
    }

    @Test
    void withoutABirthDateACodeIsSentByASecondMessage() {
        UUID transfer = SampleClaims.told(null);
        URI link = SampleClaims.link(transfer);

        assertThat(browser.post(link, Map.of("code", "123456")).body()).contains("Tries left: 4");
        assertThat(browser.post(URI.create(link + "/code"), Map.of()).body()).contains("on its way");
        String code = SampleClaims.code(transfer);
        SampleClaims.CLOCK.ahead(Duration.ofMinutes(16));
        assertThat(browser.post(link, Map.of("code", code)).body()).contains("Tries left: 3");
        SampleClaims.CLOCK.ahead(Duration.ZERO);

        assertThat(browser.post(link, Map.of("code", code)).body()).contains("Data Ethics");
    }

    @Test
    void noMoreThanThreeCodesAreSent() {
        UUID transfer = SampleClaims.told(null);
        URI code = URI.create(SampleClaims.link(transfer) + "/code");
        for (int i = 0; i < 3; i++) {
            browser.post(code, Map.of());
        }

        assertThat(browser.post(code, Map.of()).body()).contains("No more codes");
        assertThat(SampleClaims.mail(transfer)).hasSize(4);
    }

    @Test
    void whatWasTakenBackIsShownNoMore() {
        UUID transfer = SampleClaims.told(BORN);
        URI link = SampleClaims.link(transfer);
        browser.post(link, RIGHT);
        SampleClaims.DATABASE.jdbc().update("update credential set status = 'REVOKED' where id = ?", transfer);

        assertThat(browser.get(page("/credential")).body())
                .contains("was taken back")
                .doesNotContain("Data Ethics");
        assertThat(browser.get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void aDownloadClosesTheDelivery() {
        UUID transfer = SampleClaims.told(BORN);
        browser.post(SampleClaims.link(transfer), RIGHT);

        HttpResponse<String> file = browser.submit("/file/EDC", Map.of());

        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"credential.jsonld\"");
        assertThat(SamplePortal.delivery(transfer)).isEqualTo("DELIVERED");
        assertThat(browser.get(page("/credential")).body())
                .contains("You downloaded the sealed file", "the university knows that it has arrived");
    }

    @Test
    void europassRefusesAndTakes() {
        UUID transfer = SampleClaims.told(BORN);
        browser.post(SampleClaims.link(transfer), RIGHT);

        assertThat(browser.submit("/europass", Map.of("address", "nobody@example.org"))
                        .body())
                .contains("Europass does not take it");
        assertThat(SamplePortal.delivery(transfer)).isEqualTo("OFFERED");
        assertThat(browser.submit("/europass", Map.of("address", SampleClaims.EUROPASS_ACCOUNT))
                        .body())
                .contains("Europass has it");
        assertThat(SamplePortal.delivery(transfer)).isEqualTo("DELIVERED");
    }

    @Test
    void formsOfOtherSitesChangeNothing() {
        UUID transfer = SampleClaims.told(BORN);
        browser.post(SampleClaims.link(transfer), RIGHT);

        assertThat(browser.post(page("/file/EDC"), Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.post(page("/file/EDC"), Map.of("form", "guessed")).statusCode())
                .isEqualTo(403);
        assertThat(browser.from("cross-site").submit("/file/EDC", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(SamplePortal.delivery(transfer)).isEqualTo("OFFERED");
    }

    @Test
    void theSessionEndsByItselfAndByLeaving() {
        browser.post(SampleClaims.link(SampleClaims.told(BORN)), RIGHT);
        SampleClaims.CLOCK.ahead(Duration.ofMinutes(31));
        assertThat(browser.get(page("/credential")).statusCode()).isEqualTo(401);
        SampleClaims.CLOCK.ahead(Duration.ZERO);
        Browser other = new Browser();
        other.post(SampleClaims.link(SampleClaims.told(BORN)), RIGHT);

        assertThat(other.submit("/leave", Map.of()).body()).contains("Goodbye");
        assertThat(other.get(page("/credential")).statusCode()).isEqualTo(401);
    }

    @Test
    void whoHasNotComeIsRemindedOnceWithTheSameLink() {
        UUID transfer = SampleClaims.told(BORN);
        URI link = SampleClaims.link(transfer);
        SampleClaims.CLOCK.ahead(Duration.ofDays(8));

        SampleClaims.SENDING.remind(SampleClaims.target());
        SampleClaims.SENDING.remind(SampleClaims.target());

        assertThat(SampleClaims.mail(transfer)).hasSize(2);
        assertThat(SampleClaims.link(transfer)).isEqualTo(link);
    }

    @Test
    void aCodeForEmrexIsGoodForOneTransfer() {
        UUID transfer = SampleClaims.told(BORN);
        browser.post(SampleClaims.link(transfer), RIGHT);
        String page = browser.submit("/emrex", Map.of()).body();
        String code = Browser.find(page, "class=\"code\">([A-Z0-9-]+)<");
        EmrexLogin login = new EmrexLogin(SampleClaims.STORES);

        assertThat(login.results(SamplePortal.UNIVERSITY, code.toLowerCase(java.util.Locale.ROOT))
                        .orElseThrow())
                .hasSize(1);
        assertThat(login.results("twente", code)).isEmpty();
        login.use(SamplePortal.UNIVERSITY, code);
        assertThat(login.results(SamplePortal.UNIVERSITY, code)).isEmpty();
    }

    private static URI page(String path) {
        return SamplePortal.HUB.hub().resolve("/public/claim" + path);
    }
}
