package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.journal.AlertFacts;
import eu.passerelle.journal.CopyRef;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.ListPlace;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.status.CopyStatuses;
import eu.passerelle.portal.status.PublishedLists;
import eu.passerelle.routes.config.Configuration;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class StatusBeansTest {

    @Test
    void listsAreWiredAndGetDecoysByThemselves(@TempDir Path home) throws Exception {
        try (PolicyJournal journal = new PolicyJournal(home);
                AnnotationConfigApplicationContext hub = new AnnotationConfigApplicationContext()) {
            hub.registerBean(JournalDatabase.class, () -> journal.database, bean -> bean.setDestroyMethodName(""));
            hub.registerBean(
                    Configuration.class,
                    () -> Home.in(home.resolve("config"), "test", Map.of()).open());
            hub.registerBean(PayloadCipher.class, () -> new PayloadCipher(new byte[32]));
            hub.registerBean(Objections.class, () -> new Objections(new AlertFacts(journal.database)));
            hub.registerBean(Clock.class, Clock::systemUTC);
            hub.registerBean(PublicAddress.class, () -> new PublicAddress(URI.create("http://localhost:8080")));
            hub.registerBean(Connections.class, () -> new Connections(Map.of()));
            hub.register(StatusBeans.class, FormatBeans.class, KeyBeans.class, CertificateBeans.class);
            hub.refresh();
            assertThat(hub.getBean(PublishedLists.class)).isNotNull();

            CopyStatuses statuses = hub.getBean(CopyStatuses.class);
            ListPlace place =
                    statuses.ahead("tampere", "clr", List.of(new UUID(1, 1))).get(CopyRef.only(new UUID(1, 1), "clr"));

            assertThat(statuses.written(Objects.requireNonNull(place)).list().toString())
                    .startsWith("http://localhost:8080/public/status/");
            try (DefaultCamelContext camel = new DefaultCamelContext()) {
                camel.addRoutes(hub.getBean("statusRoutes", RoutesBuilder.class));
                camel.start();
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> Integer.valueOf(0)
                                .equals(journal.database
                                        .jdbc()
                                        .queryForObject(
                                                "select count(*) from status_list where noise_at <= now()",
                                                Integer.class)));
            }
        }
    }
}
