package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.credentials.elm.EdcProfile;
import eu.passerelle.credentials.elm.EdcTerms;
import eu.passerelle.routes.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators write of Europass credentials. */
class EuropassTermsTest {

    private static final String HUB = """
            instance: hub-1
            outgoing: [localhost]
            seal:
              protocol: dss
              keystore: seal.p12
              password: ${file:password}
            """;

    private static final String UNIVERSITY = """
            id: twente
            name: {en: University of Twente}
            country: NLD
            languages: [en]
            timeZone: Europe/Amsterdam
            sis:
              protocol: ooapi
              base: http://localhost:1/v6
              version: V6
            targets: []
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(home.resolve("universities"));
        Files.writeString(home.resolve("password"), "secret\n");
        Files.writeString(home.resolve("hub.yaml"), HUB);
    }

    @Test
    void areGenericAndOfWhatEuropassHasDeployedWhereNobodySaysOtherwise() throws IOException {
        assertThat(terms("")).isEqualTo(EdcTerms.GENERIC);
        assertThat(pack("")).isEqualTo("edc-1.1.0");
    }

    @Test
    void nameTheProfileAndTheMandateWithItsDocument() throws IOException {
        Files.writeString(home.resolve("mandate.pdf"), "%PDF-1.7\n");

        EdcTerms terms = terms("edc: {profile: ACCREDITED, mandate: {document: mandate.pdf}}");

        assertThat(terms.profile()).isEqualTo(EdcProfile.ACCREDITED);
        assertThat(terms.mandate()).isNotNull();
        assertThat(terms("edc: {mandate: {}}").mandate()).isNotNull();
        assertThat(terms("edc: {profile: DIPLOMA_SUPPLEMENT}").mandate()).isNull();
    }

    @Test
    void refuseAMandateThatCannotBeShown() throws IOException {
        Files.writeString(home.resolve("mandate.txt"), "hello");

        assertThatThrownBy(() -> terms("edc: {mandate: {document: mandate.txt}}"))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("universities/twente.yaml: 'edc.mandate'")
                .hasMessageContaining("PDF, PNG or JPEG");
        assertThatThrownBy(() -> terms("edc: {mandate: {document: lost.pdf}}"))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("lost.pdf cannot be read");
        assertThatThrownBy(() -> terms("edc: {profile: ACREDITED}"))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("ACCREDITED");
    }

    @Test
    void takeAPackOfTheHubOrOneOfTheOperator() throws IOException {
        Path own = Files.createDirectories(home.resolve("packs/edc-own"));
        Files.writeString(own.resolve("profile.json"), "{\"like\": \"edc-1.2.0\", \"name\": \"edc-own\"}");

        assertThat(pack("europass: {profilePack: edc-1.2.0}")).isEqualTo("edc-1.2.0");
        assertThat(pack("europass: {profilePack: packs/edc-own}")).isEqualTo("edc-own");
        assertThatThrownBy(() -> pack("europass: {profilePack: edc-3.3}"))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("'europass.profilePack'")
                .hasMessageContaining("edc-1.2.0");
        assertThatThrownBy(() -> pack("europass: {profilePack: packs/lost}"))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("profile.json");
    }

    private EdcTerms terms(String line) throws IOException {
        Files.writeString(home.resolve("universities/twente.yaml"), UNIVERSITY + line + "\n");
        Configuration configuration = Configuration.load(home, Map.of());
        return EuropassTerms.of(
                Objects.requireNonNull(configuration.universities().get("twente")), configuration.home());
    }

    private String pack(String line) throws IOException {
        Files.writeString(home.resolve("hub.yaml"), HUB + line + "\n");
        Configuration configuration = Configuration.load(home, Map.of());
        return EuropassTerms.pack(configuration.hub().europass().profilePack(), home)
                .name();
    }
}
