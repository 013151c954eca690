package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.http.CallWatch;
import eu.passerelle.dashboard.ClaimDesk;
import eu.passerelle.journal.AlertFacts;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.portal.claim.ClaimTarget;
import eu.passerelle.portal.claim.ClaimTargets;
import eu.passerelle.portal.claim.ClaimTools;
import eu.passerelle.portal.claim.EmrexLogin;
import eu.passerelle.portal.emrex.LearnerLogin;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.mail.MailSimulator;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class ClaimBeansTest {

    @Test
    void theTargetOfTheHubStandsForTheOneOnTheClassPath(@TempDir Path home) {
        try (PolicyJournal journal = new PolicyJournal(home);
                MailSimulator mail = new MailSimulator(0);
                AnnotationConfigApplicationContext hub = new AnnotationConfigApplicationContext()) {
            Home config = Home.in(home.resolve("config"), "test", Map.of());
            config.write("hub.yaml", """
                    instance: test
                    outgoing: [localhost]
                    seal: {protocol: dss, keystore: seal.p12, password: "${file:password}", demo: true}
                    targets:
                      claim:
                        protocol: claim
                        mail: {host: localhost, port: %d, security: NONE, from: hub@example.org}
                        linkDays: 14
                    """.formatted(mail.port()));
            hub.registerBean(JournalDatabase.class, () -> journal.database, bean -> bean.setDestroyMethodName(""));
            hub.registerBean(PayloadCipher.class, () -> new PayloadCipher(new byte[32]));
            hub.registerBean(Objections.class, () -> new Objections(new AlertFacts(journal.database)));
            hub.registerBean(Configuration.class, config::open);
            hub.registerBean(Clock.class, Clock::systemUTC);
            hub.registerBean(
                    Connections.class,
                    () -> new Connecting(
                                    hub.getBean(Configuration.class),
                                    Clock.systemUTC(),
                                    List.of(),
                                    List.of(hub.getBean(ClaimTarget.class)),
                                    (kind, name) -> CallWatch.NONE)
                            .targets());
            hub.register(
                    ClaimBeans.class,
                    WalletBeans.class,
                    StatusBeans.class,
                    FormatBeans.class,
                    KeyBeans.class,
                    CertificateBeans.class);

            hub.refresh();

            ConnectedTarget<?> target = Objects.requireNonNull(
                    hub.getBean(Connections.class).targets().get("claim"));
            assertThat(target.target()).isSameAs(hub.getBean(ClaimTarget.class));
            assertThat(target.asksLater()).isTrue();
            assertThat(target.check()).noneMatch(step -> step.result() == CheckStep.Result.FAILED);
            assertThat(hub.getBean(ClaimTargets.class).byName()).containsOnlyKeys("claim");
            assertThat(hub.getBean(ClaimTools.class).taking().europass().isThere())
                    .isFalse();
            assertThat(hub.getBean(LearnerLogin.class)).isInstanceOf(EmrexLogin.class);
            ClaimDesk desk = hub.getBean(ClaimDesk.class);
            assertThat(desk.newest(UUID.randomUUID())).isEmpty();
            assertThat(desk.again(UUID.randomUUID(), "ann")).isFalse();
        }
    }
}
