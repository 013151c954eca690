package eu.passerelle.routes;

import eu.passerelle.credentials.certificate.CertificateTemplates;
import eu.passerelle.credentials.pdf.CertificatePdf;
import eu.passerelle.routes.certificates.TemplateFiles;
import eu.passerelle.routes.config.Configuration;
import java.util.Optional;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;

/** What certificates look like: kept in step with the files of the templates. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class CertificateBeans {

    @Bean
    TemplateFiles templateFiles(Configuration configuration, Connections connections) {
        return new TemplateFiles(
                configuration.home(),
                id -> connections
                        .known(id)
                        .flatMap(university ->
                                Optional.ofNullable(university.settings().certificate())));
    }

    @Bean
    CertificatePdf certificatePdf(CertificateTemplates templates) {
        return new CertificatePdf(templates);
    }

    @Bean
    RoutesBuilder templateRoute(TemplateFiles templates) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:templates?period=2000&synchronous=true")
                        .routeId("certificate-templates")
                        .bean(templates, "refresh");
            }
        };
    }
}
