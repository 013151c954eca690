package eu.passerelle.sis.ewp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.NotifiedConnector.Call;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.ewp.EwpSignatures;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys of who may tell us of changes, from the Registry's catalogue. */
class RegistryTest {

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

    @Test
    void doesNotAskABrokenRegistryForEachCaller() {
        try (SimulatedServer registry = new SimulatedServer(
                0,
                exchange -> SimulatedServer.send(
                        exchange, 200, "application/xml", "<html/>".getBytes(StandardCharsets.UTF_8)))) {
            var notifications = new EwpSettings.Notifications(registry.address(), null, null);
            ChangeNotice notice = new ChangeNotice(sis(notifications), new Registry());
            Call call = call(signed(THEIRS, BODY), BODY);

            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> notice.judge(call))
                        .isInstanceOf(MalformedRecord.class)
                        .hasMessageContaining("'notifications.registry'");
            }

            assertThat(registry.requests()).isEqualTo(1);
        }
    }

    @Test
    void takesTheKeysOfTheInstitutionFromTheRegistry() {
        String catalogue = """
                <catalogue xmlns="https://github.com/erasmus-without-paper/ewp-specs-api-registry/tree/stable-v1">
                <host><institutions-covered><hei-id>ua.pt</hei-id></institutions-covered><client-credentials-in-use>
                <rsa-public-key sha-256="%1$s"/></client-credentials-in-use></host>
                <host><institutions-covered><hei-id>other.example</hei-id></institutions-covered>
                <client-credentials-in-use><rsa-public-key sha-256="%3$s"/></client-credentials-in-use></host>
                <binaries><rsa-public-key sha-256="%1$s">%2$s</rsa-public-key>
                <rsa-public-key sha-256="%3$s">%4$s</rsa-public-key></binaries></catalogue>
                """.formatted(
                        EwpSignatures.fingerprint(THEIRS.getPublic()),
                        Aveiro.text(THEIRS.getPublic()),
                        EwpSignatures.fingerprint(Aveiro.OTHER.getPublic()),
                        Aveiro.text(Aveiro.OTHER.getPublic()));
        try (SimulatedServer registry = new SimulatedServer(
                0,
                exchange -> SimulatedServer.send(
                        exchange, 200, "application/xml", catalogue.getBytes(StandardCharsets.UTF_8)))) {
            var notifications = new EwpSettings.Notifications(registry.address(), null, null);
            ChangeNotice notice = new ChangeNotice(sis(notifications), new Registry());

            assertThat(notice.judge(call(signed(THEIRS, BODY), BODY)).reply().status())
                    .isEqualTo(200);
            assertThat(notice.judge(call(signed(Aveiro.OTHER, BODY), BODY))
                            .reply()
                            .status())
                    .isEqualTo(403);
            assertThat(registry.requests()).isEqualTo(1);
        }
    }
}
