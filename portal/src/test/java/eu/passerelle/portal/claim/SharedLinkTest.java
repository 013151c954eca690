package eu.passerelle.portal.claim;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.portal.BadgeIssuer;
import eu.passerelle.portal.wallets.SamplePortal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody gets to see to whom the learner has given a link. */
class SharedLinkTest {

    private static final LocalDate BORN = LocalDate.of(2001, 2, 3);
    private static final Map<String, String> RIGHT = Map.of("day", "3", "month", "02", "year", "2001");

    private final Browser learner = new Browser();

    @AfterEach
    void clockIsRight() {
        SampleClaims.CLOCK.ahead(Duration.ZERO);
    }

    @Test
    void aSharedLinkShowsItUntilItIsTakenBack() {
        learner.post(SampleClaims.link(SampleClaims.told(BORN)), RIGHT);
        String made = learner.submit("/share", Map.of("recipient", "Acme <Oy>", "days", "7"))
                .body();
        URI shared = address(made);
        Browser employer = new Browser();

        assertThat(employer.get(shared).body()).contains("This credential stands", "Data Ethics");
        assertThat(learner.get(SamplePortal.HUB.hub().resolve("/public/claim/credential"))
                        .body())
                .contains("Somebody opened the link for: Acme &lt;Oy&gt;");
        SampleClaims.CLOCK.ahead(Duration.ofDays(8));
        assertThat(employer.get(shared).statusCode()).isEqualTo(404);
        SampleClaims.CLOCK.ahead(Duration.ZERO);
        learner.submit(Browser.find(made, "(/share/[0-9a-f-]+/revoke)"), Map.of());
        assertThat(employer.get(shared).body()).contains("Nothing to see here").doesNotContain("Data Ethics");
    }

    @Test
    void aSharedLinkShowsWhatTheVerificationFinds() {
        String broken = shown(new byte[] {1});
        BadgeIssuer stranger = new BadgeIssuer();
        String badge = shown(stranger.badge().getBytes(StandardCharsets.UTF_8));
        String changed = shown(stranger.changed().getBytes(StandardCharsets.UTF_8));

        assertThat(broken).contains("What our check has found", "Cannot be judged");
        assertThat(badge).contains("Valid, but not trusted here", "Nothing was changed since it was sealed");
        assertThat(changed).contains("<strong>Not valid</strong>", "The seal does not hold");
        assertThat(badge).contains("href=\"/public/verify\"");
    }

    @Test
    void aSharedLinkShowsNothingOnceTheCredentialIsWithdrawn() {
        UUID transfer = SampleClaims.told(BORN);
        learner.post(SampleClaims.link(transfer), RIGHT);
        URI shared = address(learner.submit("/share", Map.of("recipient", "Acme", "days", "7"))
                .body());
        SampleClaims.DATABASE.jdbc().update("update credential set status = 'REVOKED' where id = ?", transfer);

        for (String part : List.of("", "/picture", "/file")) {
            HttpResponse<String> answer = new Browser().get(URI.create(shared + part));

            assertThat(answer.statusCode()).as(part).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("Data Ethics", "Παπαδοπούλου");
        }
    }

    /** What an employer is shown who gets a link to this. */
    private static String shown(byte[] sealed) {
        Browser owner = new Browser();
        owner.post(SampleClaims.link(SampleClaims.told(BORN, sealed)), RIGHT);
        String made =
                owner.submit("/share", Map.of("recipient", "Acme", "days", "7")).body();
        return new Browser().get(address(made)).body();
    }

    private static URI address(String made) {
        return URI.create(Browser.find(made, "readonly value=\"([^\"]+)\""));
    }
}
