package eu.passerelle.routes;

import eu.passerelle.journal.IdentityDecisions;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.LearnerReview;
import eu.passerelle.journal.Learners;
import eu.passerelle.journal.Likenesses;
import eu.passerelle.journal.PayloadCipher;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;

/** Who is who; the first hop finds it ({@code PageStore}), people answer what is left open. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class LearnerBeans {

    @Bean
    Learners learners(JournalDatabase database) {
        return new Learners(database);
    }

    @Bean
    LearnerReview learnerReview(JournalDatabase database, PayloadCipher cipher) {
        return new LearnerReview(database, cipher);
    }

    @Bean
    IdentityDecisions identityDecisions(JournalDatabase database) {
        return new IdentityDecisions(database);
    }

    @Bean
    RoutesBuilder likenessRoute(JournalDatabase database) {
        Likenesses likenesses = new Likenesses(database);
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:likenesses?period=5000&synchronous=true")
                        .routeId("likenesses")
                        .bean(likenesses, "ask");
            }
        };
    }
}
