package eu.passerelle.routes;

import eu.passerelle.connectors.TargetContext;
import eu.passerelle.credentials.certificate.CertificateTemplates;
import eu.passerelle.dashboard.ClaimDesk;
import eu.passerelle.journal.ClaimCleanup;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.claim.ClaimMail;
import eu.passerelle.portal.claim.ClaimSending;
import eu.passerelle.portal.claim.ClaimSettings;
import eu.passerelle.portal.claim.ClaimStores;
import eu.passerelle.portal.claim.ClaimSweep;
import eu.passerelle.portal.claim.ClaimTarget;
import eu.passerelle.portal.claim.ClaimTargets;
import eu.passerelle.portal.claim.ClaimTools;
import eu.passerelle.portal.claim.EmrexLogin;
import eu.passerelle.portal.emrex.LearnerLogin;
import eu.passerelle.portal.wallets.AuthorizationDesk;
import eu.passerelle.portal.wallets.Claims;
import eu.passerelle.portal.wallets.IssuerDesk;
import eu.passerelle.portal.wallets.WalletIssuers;
import eu.passerelle.portal.wallets.WalletStores;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;

/** The learner's page, the target that brings learners to it, and what support staff do about it. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ClaimBeans {

    @Bean
    ClaimStores claimStores(JournalDatabase database, PayloadCipher cipher, Clock clock) {
        return ClaimStores.of(database, cipher, clock);
    }

    @Bean
    ClaimSending claimSending(ClaimStores stores, PublicAddress hub, Clock clock) {
        return new ClaimSending(stores.links(), stores.door(), stores.achievements(), new ClaimMail(hub), clock);
    }

    @Bean
    ClaimTarget claimTarget(ClaimSending sending) {
        return new ClaimTarget(sending);
    }

    /** Targets stay as they are until the hub starts again. */
    @Bean
    ClaimTargets claimTargets(Connections connections) {
        Map<String, TargetContext<ClaimSettings>> targets = new HashMap<>();
        connections.targets().forEach((name, target) -> {
            if (target.context().settings() instanceof ClaimSettings settings) {
                TargetContext<?> context = target.context();
                targets.put(
                        name,
                        new TargetContext<>(name, settings, context.limits(), context.allowed(), context.clock()));
            }
        });
        return () -> targets;
    }

    @Bean
    ClaimTools claimTools(
            PublicAddress hub,
            ClaimTools.Telling telling,
            ClaimTools.Taking taking,
            CertificateTemplates templates,
            Clock clock) {
        return new ClaimTools(hub, telling, taking, templates, clock);
    }

    @Bean
    ClaimTools.Telling claimTelling(ClaimTargets targets, ClaimSending sending) {
        return new ClaimTools.Telling(targets, sending);
    }

    @Bean
    ClaimTools.Taking claimTaking(
            Claims claims,
            Connections connections,
            WalletIssuers issuers,
            IssuerDesk desk,
            WalletStores stores,
            AuthorizationDesk authorizations) {
        return new ClaimTools.Taking(
                claims,
                new ClaimTools.Wallets(issuers, desk, stores, authorizations),
                new EuropassAccounts(connections));
    }

    /** Who has come to the page shows EMREX by a code of it who they are. */
    @Bean
    LearnerLogin emrexLogin(ClaimStores stores) {
        return new EmrexLogin(stores);
    }

    @Bean
    ClaimDesk claimDesk(ClaimStores stores, ClaimSending sending, ClaimTargets targets, Clock clock) {
        return new ClaimSupport(stores, sending, targets, clock);
    }

    @Bean
    RoutesBuilder claimRoutes(ClaimTargets targets, ClaimSending sending, JournalDatabase database, Clock clock) {
        ClaimSweep sweep = new ClaimSweep(targets, sending, new ClaimCleanup(database, clock));
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:claims?period=60000&synchronous=true")
                        .routeId("claims")
                        .bean(sweep, "sweep");
            }
        };
    }
}
