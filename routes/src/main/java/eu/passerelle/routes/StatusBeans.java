package eu.passerelle.routes;

import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.StatusContents;
import eu.passerelle.journal.StatusLists;
import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.status.CopyStatuses;
import eu.passerelle.portal.status.PublishedLists;
import eu.passerelle.portal.status.StatusAddress;
import eu.passerelle.routes.config.Configuration;
import java.time.Clock;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;

/** Whether credentials still hold: places on status lists, and the lists as everybody may fetch them. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class StatusBeans {

    @Bean
    StatusLists statusLists(JournalDatabase database) {
        return new StatusLists(database);
    }

    @Bean
    StatusContents statusContents(JournalDatabase database) {
        return new StatusContents(database);
    }

    @Bean
    StatusAddress statusAddress(Configuration configuration) {
        return new StatusAddress(configuration.hub().web().address());
    }

    @Bean
    CopyStatuses copyStatuses(StatusLists lists, StatusAddress address) {
        return new CopyStatuses(lists, address);
    }

    @Bean
    StatusForms statusForms(PublicAddress hub, SigningKeys keys, Formats formats, Connections connections) {
        return new StatusForms(hub, keys, formats, connections);
    }

    /** Without a key there is no form, and no list can be told. */
    @Bean
    PublishedLists publishedLists(StatusContents contents, StatusAddress address, StatusForms forms, Clock clock) {
        return new PublishedLists(contents, address, forms.all(), clock);
    }

    @Bean
    RoutesBuilder statusRoutes(StatusContents contents) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:status-decoys?period=600000&synchronous=true")
                        .routeId("status-decoys")
                        .bean(contents, "addNoise");
            }
        };
    }
}
