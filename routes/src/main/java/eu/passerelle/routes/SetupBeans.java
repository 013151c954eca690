package eu.passerelle.routes;

import eu.passerelle.dashboard.CertificateDesk;
import eu.passerelle.dashboard.DataDesk;
import eu.passerelle.dashboard.SetupDesk;
import eu.passerelle.journal.CompanionFiles;
import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.SyncRequests;
import eu.passerelle.journal.WaitingForData;
import eu.passerelle.routes.catalogue.CatalogueFiles;
import eu.passerelle.routes.certificates.TemplateFiles;
import eu.passerelle.routes.config.Configuration;
import java.util.function.Supplier;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;

/** Setting universities up: their files, what lies beside them, and trying both. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class SetupBeans {

    /** A new one each time: it remembers what it has checked. */
    @Bean
    Supplier<Checking> checking(Configuration configuration, ActiveVersions active, SigningKeys keys) {
        return () -> new Checking(configuration.home(), active.connections(), () -> keys);
    }

    @Bean
    Previewing previewing(Configuration configuration, ActiveVersions active, Issuing.Tools tools) {
        return new Previewing(configuration.home(), active.connections(), tools);
    }

    @Bean
    SetupDesk setupDesk(
            Configuration configuration,
            ActiveVersions active,
            ConfigurationVersions versions,
            Supplier<Checking> checking,
            Previewing previewing) {
        OwnFiles own = new OwnFiles(configuration.home(), active.connections());
        return new Drafting(configuration.files(), active, versions, checking, previewing::look, own);
    }

    @Bean
    CompanionFiles companionFiles(JournalDatabase database, PayloadCipher cipher) {
        return new CompanionFiles(database, cipher);
    }

    @Bean
    WaitingForData waitingForData(JournalDatabase database, PayloadCipher cipher) {
        return new WaitingForData(database, cipher);
    }

    @Bean
    Companions companions(
            Configuration configuration,
            ActiveVersions active,
            CompanionFiles files,
            WaitingForData waiting,
            SyncRequests requests) {
        return new Companions(configuration.home(), active.connections(), files, waiting, requests);
    }

    @Bean
    DataDesk dataDesk(
            Configuration configuration,
            ActiveVersions active,
            Companions companions,
            CompanionFiles files,
            WaitingForData waiting,
            CatalogueFiles catalogue) {
        return new Supplying(configuration.home(), active.connections(), companions, files, waiting, catalogue);
    }

    @Bean
    Rereading rereading(WaitingForData waiting, CompanionFiles files, DataDesk data, CatalogueFiles catalogueFiles) {
        return new Rereading(waiting, files, data, catalogueFiles);
    }

    @Bean
    CertificateDesk certificateDesk(
            Configuration configuration,
            ActiveVersions active,
            TemplateFiles templates,
            ConfigurationVersions versions) {
        return new Drawing(configuration, active, templates, versions);
    }

    /** What lies beside the configuration may change at any time. */
    @Bean
    RoutesBuilder companionRoute(Companions companions) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:companions?period=3000&synchronous=true")
                        .routeId("companion-files")
                        .bean(companions, "refresh");
            }
        };
    }
}
