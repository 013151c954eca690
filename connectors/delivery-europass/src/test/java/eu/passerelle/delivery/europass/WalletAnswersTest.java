package eu.passerelle.delivery.europass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.http.HubHttp;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every status and code a wallet may answer with, and who must act then. */
class WalletAnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final UUID CREDENTIAL = UUID.fromString("6f1c2f3e-1111-5222-8333-944455556666");

    @ParameterizedTest
    @CsvSource(textBlock = """
                    302,         , TargetRefused,     HUB
                    400, CR-0006 , TargetRefused,     HUB
                    400, CR-0007 , TargetRefused,     HUB
                    400, WL-0001 , TargetRefused,     RECIPIENT
                    400,         , TargetRefused,     HUB
                    401, AU-0002 , TargetRefused,     HUB
                    403, AU-0001 , TargetRefused,     HUB
                    404, WL-0003 , TargetRefused,     RECIPIENT
                    404,         , TargetUnavailable, RECIPIENT
                    405,         , TargetRefused,     HUB
                    408,         , TargetUnavailable, RECIPIENT
                    409, WL-0006 , TargetUnavailable, RECIPIENT
                    409,         , TargetUnavailable, RECIPIENT
                    413,         , TargetRefused,     HUB
                    415,         , TargetRefused,     HUB
                    429,         , RateLimited,       RECIPIENT
                    500, WL-0005 , TargetUnavailable, RECIPIENT
                    502,         , TargetUnavailable, RECIPIENT
                    503,         , TargetUnavailable, RECIPIENT
                    504,         , TargetUnavailable, RECIPIENT
                    """)
    void becomesTheFailureTheHubActsOn(int status, String code, String failure, HubException.Responsible responsible) {
        String body = code == null ? "" : "{\"code\":\"" + code + "\",\"message\":\"Anna Virtanen, Data Ethics\"}";

        HubException thrown = failure(status, body, Map.of());

        assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure);
        assertThat(thrown.responsible()).isEqualTo(responsible);
        assertThat(thrown.getMessage())
                .startsWith("europass, kuu: HTTP " + status)
                .doesNotContain("Anna", "Ethics");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    429, 7,                               7
                    503, 120,                             120
                    429, 'Tue, 24 Nov 2026 10:01:30 GMT', 90
                    429, 'Tue, 24 Nov 2026 09:00:00 GMT', 1
                    429, soon,                            30
                    429, 999999999,                       86400
                    """)
    void waitsAsLongAsTheWalletAsks(int status, String retryAfter, long seconds) {
        HubException thrown = failure(status, "", Map.of("Retry-After", List.of(retryAfter)));

        assertThat(thrown)
                .isInstanceOfSatisfying(
                        RateLimited.class,
                        limited -> assertThat(limited.retryAfter())
                                .hasValueSatisfying(wait -> assertThat(wait).hasSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource({
        "200, uuid, urn:credential:6f1c2f3e-1111-5222-8333-944455556666, false",
        "201, uuid, 6F1C2F3E-1111-5222-8333-944455556666, false",
        "409, code, CR-0001, true"
    })
    void isDeliveredWhenTheWalletSaysThatItHoldsTheCredential(
            int status, String key, String value, boolean alreadyThere) {
        var receipt =
                answer(status, "{\"" + key + "\":\"" + value + "\"}", Map.of()).receipt(CREDENTIAL);

        assertThat(receipt.alreadyThere()).isEqualTo(alreadyThere);
        assertThat(receipt.reference()).isEqualTo("urn:credential:" + CREDENTIAL);
    }

    private static HubException failure(int status, String body, Map<String, List<String>> headers) {
        HubException thrown = catchThrowableOfType(
                HubException.class, () -> answer(status, body, headers).receipt(CREDENTIAL));
        assertThat(thrown).isNotNull();
        return thrown;
    }

    private static WalletAnswer answer(int status, String body, Map<String, List<String>> headers) {
        HttpHeaders all = HttpHeaders.of(headers, (name, value) -> true);
        return new WalletAnswer(
                new HubHttp.Answer(status, all, body.getBytes(StandardCharsets.UTF_8)), "europass, kuu: ", NOW);
    }
}
