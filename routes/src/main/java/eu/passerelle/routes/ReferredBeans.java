package eu.passerelle.routes;

import eu.passerelle.dashboard.ReferredDesk;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.Referrals;
import eu.passerelle.journal.Rulings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;

/** Referred cases, and what people decide about them; the second hop follows it. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ReferredBeans {

    @Bean
    Referrals referrals(JournalDatabase database) {
        return new Referrals(database);
    }

    @Bean
    Rulings rulings(JournalDatabase database) {
        return new Rulings(database);
    }

    @Bean
    ReferredDesk referredDesk(PolicyKeeper policy, Clock clock) {
        return new ReferredCases(policy, clock);
    }
}
