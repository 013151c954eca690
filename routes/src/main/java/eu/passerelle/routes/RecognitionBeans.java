package eu.passerelle.routes;

import eu.passerelle.journal.CatalogueStore;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.RecognitionStore;
import eu.passerelle.journal.ReturnStore;
import eu.passerelle.recognition.Recognition;
import eu.passerelle.routes.config.Configuration;
import java.time.Clock;
import java.util.function.Supplier;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;

/** Credit that comes home: judged for receiving universities, and returned to their SIS. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class RecognitionBeans {

    @Bean
    ReturnStore returnStore(JournalDatabase database, PayloadCipher cipher) {
        return new ReturnStore(database, cipher);
    }

    @Bean
    Homecoming.Policy receivingPolicy(Supplier<Recognition> tables, Supplier<GradeStatistics> statistics) {
        return new Homecoming.Policy(tables, statistics);
    }

    @Bean
    Homecoming homecoming(
            Configuration configuration,
            Connections connections,
            JournalDatabase database,
            PayloadCipher cipher,
            CatalogueStore catalogue,
            Homecoming.Policy policy,
            Clock clock) {
        return new Homecoming(
                configuration.home(), connections, new RecognitionStore(database, cipher), catalogue, policy, clock);
    }

    @Bean
    Returning returning(Connections connections, ReturnStore store, Clock clock) {
        return new Returning(connections, store, clock);
    }

    @Bean
    RoutesBuilder homecomingRoutes(Homecoming homecoming, Returning returning) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:homecoming?period=15000&synchronous=true")
                        .routeId("homecoming")
                        .bean(homecoming, "judge");
                from("timer:returns?period=5000&synchronous=true")
                        .routeId("returns")
                        .bean(returning, "sweep");
            }
        };
    }
}
