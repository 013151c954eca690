package eu.passerelle.routes;

import eu.passerelle.credentials.certificate.CertificateTemplates;
import eu.passerelle.credentials.pdf.CertificatePdf;
import eu.passerelle.dashboard.TemplateWarnings;
import eu.passerelle.journal.CertificateNumbers;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.model.Achievement;
import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.verify.IssuedCertificates;
import eu.passerelle.routes.certificates.TemplateFiles;
import eu.passerelle.routes.config.Configuration;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;

/** What certificates look like: kept in step with the files of the templates. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class CertificateBeans {

    @Bean
    CertificateNumbers certificateNumbers(JournalDatabase database, PayloadCipher cipher) {
        return new CertificateNumbers(database, cipher);
    }

    /** With a QR code that leads to the page that says whether the certificate stands. */
    @Bean
    TemplateFiles templateFiles(Configuration configuration, Connections connections, CertificateNumbers numbers) {
        PublicAddress hub = new PublicAddress(configuration.hub().web().address());
        return templateFiles(
                configuration,
                connections,
                achievement -> Optional.of(
                        URI.create(hub.of(IssuedCertificates.PATH + numbers.of(achievement.credentialId())))),
                configuration.hub().data().resolve("templates"));
    }

    /** Without QR codes, where there is no journal. */
    TemplateFiles templateFiles(Configuration configuration, Connections connections) {
        return templateFiles(configuration, connections, achievement -> Optional.empty(), null);
    }

    private static TemplateFiles templateFiles(
            Configuration configuration,
            Connections connections,
            Function<Achievement, Optional<URI>> addresses,
            @Nullable Path kept) {
        return new TemplateFiles(
                configuration.home(),
                id -> connections
                        .known(id)
                        .flatMap(university ->
                                Optional.ofNullable(university.settings().certificate())),
                addresses,
                kept);
    }

    @Bean
    CertificatePdf certificatePdf(CertificateTemplates templates) {
        return new CertificatePdf(templates);
    }

    @Bean
    RoutesBuilder templateRoute(TemplateFiles templates, Connections connections) {
        TemplateLook look = new TemplateLook(templates, connections);
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:templates?period=2000&synchronous=true")
                        .routeId("certificate-templates")
                        .bean(look, "look");
            }
        };
    }

    @Bean
    TemplateWarnings templateWarnings(TemplateFiles templates) {
        return templates::warnings;
    }
}
