package eu.passerelle.routes;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.credentials.certificate.CertificatePicture;
import eu.passerelle.credentials.certificate.CertificateTemplates;
import eu.passerelle.credentials.elm.EdcTerms;
import eu.passerelle.credentials.elm.ElmRenderer;
import eu.passerelle.credentials.elm.validation.EdcValidator;
import eu.passerelle.credentials.elm.validation.ProfilePack;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;

/** The formats that can be issued with the keys that hub.yaml names. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class FormatBeans {

    @Bean
    CredentialSealer credentialSealer(SigningKeys keys) {
        return keys.seal();
    }

    @Bean
    Formats formats(
            Configuration configuration,
            CredentialSealer seal,
            Connections connections,
            CertificateTemplates templates) {
        Map<String, Formats.Format> formats = new HashMap<>();
        formats.put(Formats.EUROPASS, europass(configuration, seal, connections, templates));
        Formats all = new Formats(formats);
        connections.targets().forEach((name, target) -> all.require(target.format(), name));
        return all;
    }

    private static Formats.Format europass(
            Configuration configuration,
            CredentialSealer seal,
            Connections connections,
            CertificateTemplates templates) {
        ProfilePack pack = EuropassTerms.pack(configuration.hub().europass().profilePack(), configuration.home());
        EdcTerms.Source terms = university ->
                connections.known(university.id()).map(ConnectedUniversity::edc).orElse(EdcTerms.GENERIC);
        return new Formats.Format(
                new ElmRenderer(new CertificatePicture(templates)).with(pack).with(terms), EdcValidator.of(pack), seal);
    }
}
