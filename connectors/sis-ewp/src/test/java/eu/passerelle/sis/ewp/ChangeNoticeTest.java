package eu.passerelle.sis.ewp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import eu.passerelle.connectors.NotifiedConnector.Call;
import eu.passerelle.connectors.NotifiedConnector.Reply;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.simulators.ewp.EwpSignatures;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may tell us of changed transcripts, and how. The signatures are made by the simulator's own code. */
class ChangeNoticeTest {

    private static final String HOST = "hub.example";
    private static final String PATH = "/notify/aveiro";
    private static final String BODY = "receiving_hei_id=ua.pt&omobility_id=om-1&omobility_id=om%2F2";
    private static final KeyPair THEIRS = EwpSignatures.newKey();

    private static Map<String, String> signed(KeyPair key, String body) {
        Map<String, String> headers = new HashMap<>(EwpSignatures.sign(key, HOST, PATH, body));
        headers.put("Host", HOST);
        return headers;
    }

    private static Call call(Map<String, String> headers, String body) {
        Map<String, List<String>> lower = new HashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        return new Call("POST", PATH, lower, body.getBytes(StandardCharsets.UTF_8));
    }

    private static SisContext<EwpSettings> sis(EwpSettings.Notifications notifications) {
        URI nowhere = URI.create("http://localhost:1/tors");
        return Aveiro.sis(Aveiro.settings(EwpVersion.V3, nowhere, nowhere, Aveiro.OURS, notifications));
    }

    private static SisContext<EwpSettings> sis() {
        return sis(new EwpSettings.Notifications(null, List.of(Aveiro.text(THEIRS.getPublic())), null));
    }

    private static ChangeNotice.Judged judge(Call call) {
        return new ChangeNotice(sis(), new Registry()).judge(call);
    }

    @Test
    void acceptsASignedNoticeAndAnswersEmpty() {
        ChangeNotice.Judged judged = judge(call(signed(THEIRS, BODY), BODY));

        assertThat(judged.reply().status()).isEqualTo(200);
        assertThat(judged.reply().read()).isTrue();
        assertThat(judged.omobilities()).containsExactly("om-1", "om/2");
        assertThat(XmlNode.read(judged.reply().body(), 4)).satisfies(root -> {
            assertThat(root.name()).isEqualTo("imobility-tor-cnr-response");
            assertThat(root.children()).isEmpty();
        });
    }

    @Test
    void acceptsTheSameNoticeAgain() {
        Call call = call(signed(THEIRS, BODY), BODY);

        assertThat(List.of(judge(call).reply().status(), judge(call).reply().status()))
                .containsOnly(200);
    }

    static Stream<Arguments> forged() {
        return Stream.of(
                change("no signature", 401, headers -> without(headers, "Authorization")),
                change("another scheme", 401, headers -> with(headers, "Authorization", "Bearer x")),
                change("a digest of something else", 400, headers -> with(headers, "Digest", "SHA-256=AAAA")),
                change("another host", 400, headers -> with(headers, "Host", "other.example")),
                change(
                        "another request id",
                        400,
                        headers -> with(headers, "X-Request-Id", "00000000-0000-0000-0000-000000000000")),
                change("a request id that is none", 400, headers -> with(headers, "X-Request-Id", "1")),
                change(
                        "too few signed headers",
                        400,
                        headers -> with(
                                headers,
                                "Authorization",
                                String.valueOf(headers.get("Authorization")).replace(" digest", ""))),
                change(
                        "no date that is signed",
                        400,
                        headers -> with(
                                headers,
                                "Authorization",
                                String.valueOf(headers.get("Authorization")).replace(" date", ""))),
                change(
                        "another algorithm",
                        400,
                        headers -> with(
                                headers,
                                "Authorization",
                                String.valueOf(headers.get("Authorization")).replace("rsa-sha256", "hmac-sha256"))),
                change(
                        "a signature that is no Base64",
                        401,
                        headers -> with(
                                headers,
                                "Authorization",
                                String.valueOf(headers.get("Authorization"))
                                        .replace("signature=\"", "signature=\"*"))));
    }

    private static Arguments change(String name, int status, UnaryOperator<Map<String, String>> change) {
        return arguments(name, status, change);
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        headers.put(name, value);
        return headers;
    }

    private static Map<String, String> without(Map<String, String> headers, String name) {
        headers.remove(name);
        return headers;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void refusesWhatIsNotSignedAsItMustBe(String name, int status, UnaryOperator<Map<String, String>> change) {
        Reply reply = judge(call(change.apply(signed(THEIRS, BODY)), BODY)).reply();

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.read()).isFalse();
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).contains("<developer-message>");
        assertThat(reply.headers().containsKey("WWW-Authenticate")).isEqualTo(status == 401);
    }

    @Test
    void refusesABodyThatWasChanged() {
        assertThat(judge(call(signed(THEIRS, BODY), BODY + "&omobility_id=om-3"))
                        .reply()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesAKeyThatIsNotTheirs() {
        assertThat(judge(call(signed(Aveiro.OTHER, BODY), BODY)).reply().status())
                .isEqualTo(403);
    }

    @Test
    void refusesEverybodyWhereNobodyIsConfigured() {
        URI nowhere = URI.create("http://localhost:1/tors");
        var sis = Aveiro.sis(Aveiro.settings(EwpVersion.V3, nowhere, nowhere, Aveiro.OURS, null));

        assertThat(new ChangeNotice(sis, new Registry())
                        .judge(call(signed(THEIRS, BODY), BODY))
                        .reply()
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(ints = {-301, 301, -300, 300})
    void keepsToAWindowOfFiveMinutes(int seconds) {
        Map<String, String> headers = signed(THEIRS, BODY);
        Call call = call(headers, BODY);
        // From the second that was signed: this test's own milliseconds must not decide.
        Instant sent = DateTimeFormatter.RFC_1123_DATE_TIME.parse(headers.get("Date"), Instant::from);
        Clock clock = Clock.fixed(sent.plusSeconds(seconds), ZoneOffset.UTC);
        SisContext<EwpSettings> sis = Aveiro.sis(sis().settings(), clock);

        int status = new ChangeNotice(sis, new Registry()).judge(call).reply().status();

        assertThat(status).isEqualTo(Math.abs(seconds) > 300 ? 400 : 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "omobility_id=a",
                "receiving_hei_id=other.example&omobility_id=a",
                "receiving_hei_id=ua.pt&receiving_hei_id=ua.pt&omobility_id=a",
                "receiving_hei_id=ua.pt",
                "receiving_hei_id=ua.pt&omobility_id=",
                "receiving_hei_id=ua.pt&omobility_id=a%20b",
                "receiving_hei_id=ua.pt&omobility_id=%zz",
                "{\"receiving_hei_id\":\"ua.pt\"}"
            })
    void refusesAFormThatDoesNotSayWhatHasChanged(String body) {
        assertThat(judge(call(signed(THEIRS, body), body)).reply().status()).isEqualTo(400);
    }

    @Test
    void checksWhatTheSenderWasToldToCallBehindAProxy() {
        URI outside = URI.create("https://" + HOST + PATH);
        var notifications = new EwpSettings.Notifications(null, List.of(Aveiro.text(THEIRS.getPublic())), outside);
        Map<String, String> headers = with(signed(THEIRS, BODY), "Host", "10.0.0.7:8080");
        Call call =
                new Call("POST", "/hub" + PATH, call(headers, BODY).headers(), BODY.getBytes(StandardCharsets.UTF_8));

        assertThat(new ChangeNotice(sis(notifications), new Registry())
                        .judge(call)
                        .reply()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theHubsOwnAddressIsNoneThatItCalls() {
        URI registry = URI.create("https://registry.example/catalogue");
        var notifications =
                new EwpSettings.Notifications(registry, null, URI.create("https://hub.example/notify/aveiro"));
        URI index = URI.create("https://sis.example/index");
        URI get = URI.create("https://sis.example/get");

        assertThat(new EwpConnector().addresses(Aveiro.settings(EwpVersion.V3, index, get, Aveiro.OURS, notifications)))
                .containsExactly(index, get, registry);
    }
}
