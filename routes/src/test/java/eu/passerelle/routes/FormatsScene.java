package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.HolderKey;
import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.model.Credential;
import eu.passerelle.portal.wallets.CredentialConfiguration;
import eu.passerelle.routes.config.Configuration;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A hub with keys for everything and one university, and what it seals for a wallet. */
final class FormatsScene {

    private static final String HUB = """
            instance: test
            web: {address: "https://hub.example"}
            seal: {protocol: dss, keystore: seal.p12, password: "${file:secret}", demo: true}
            keys:
              jwt: {protocol: pkcs12, keystore: jwt.p12, password: "${file:secret}", demo: true}
              proof: {protocol: pkcs12, keystore: proof.p12, password: "${file:secret}", demo: true}
            """;
    private static final String UNIVERSITY = """
            id: tampere
            name: {en: Tampere University}
            country: FIN
            languages: [en]
            timeZone: Europe/Helsinki
            sis: {protocol: ooapi, base: "http://localhost:1/v6", version: V6}
            targets: []
            """;
    private static final Map<String, Object> WALLET = Map.of(
            "kty", "EC",
            "crv", "P-256",
            "x", "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
            "y", "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM");
    static final int PLACE = 42;

    final Configuration configuration;
    final Connections connections;
    final SigningKeys keys;
    final Formats formats;

    /** @param lines of the university's file beside what each has */
    FormatsScene(Path home, String lines) throws IOException {
        Files.createDirectories(home.resolve("universities"));
        Files.writeString(home.resolve("secret"), "correct horse");
        Files.writeString(home.resolve("hub.yaml"), HUB);
        Files.writeString(home.resolve("universities/tampere.yaml"), UNIVERSITY + lines);
        configuration = Configuration.load(home, Map.of());
        connections = new Connecting(configuration, Clock.systemUTC()).drafts();
        keys = new SigningKeys(configuration, Clock.systemUTC());
        formats = new FormatBeans()
                .formats(
                        configuration,
                        keys,
                        connections,
                        new CertificateBeans().templateFiles(configuration, connections));
    }

    List<String> ids() {
        return WalletFormats.of(formats, university().formats()).stream()
                .map(CredentialConfiguration::id)
                .toList();
    }

    ConnectedUniversity<?> university() {
        return connections.known("tampere").orElseThrow();
    }

    CredentialConfiguration one(String id) {
        return WalletFormats.of(formats, university().formats()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Binding bound(boolean status) {
        StatusPlace place = new StatusPlace(URI.create("https://hub.example/public/status/1"), PLACE, "revocation");
        return new Binding(new HolderKey(WALLET, "did:key:z2dmzD"), status ? List.of(place) : List.of());
    }

    String seal(String id, Binding binding) {
        CredentialConfiguration.Making making = one(id).making();
        Credential written = making.renderer()
                .render(
                        Achievements.withIssuer(
                                Achievements.full(), making.sealer().issuer()),
                        binding);
        assertThat(making.validator().validate(written.content())).isEmpty();
        return new String(making.sealer().seal(written, Instant.now()).content(), StandardCharsets.US_ASCII);
    }
}
