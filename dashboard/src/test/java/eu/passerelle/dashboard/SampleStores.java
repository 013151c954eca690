package eu.passerelle.dashboard;

import eu.passerelle.journal.AlertNotices;
import eu.passerelle.journal.Alerts;
import eu.passerelle.journal.AuditChain;
import eu.passerelle.journal.AuditVerification;
import eu.passerelle.journal.CompanionFiles;
import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.journal.CredentialOrders;
import eu.passerelle.journal.CredentialSearch;
import eu.passerelle.journal.Edits;
import eu.passerelle.journal.FailureGroups;
import eu.passerelle.journal.FlowCounts;
import eu.passerelle.journal.FlowView;
import eu.passerelle.journal.IdentityDecisions;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.LearnerReview;
import eu.passerelle.journal.Learners;
import eu.passerelle.journal.OverviewView;
import eu.passerelle.journal.Referrals;
import eu.passerelle.journal.Repairs;
import eu.passerelle.journal.Retries;
import eu.passerelle.journal.RetryRunner;
import eu.passerelle.journal.ReturnStore;
import eu.passerelle.journal.Rulings;
import eu.passerelle.journal.Schedules;
import eu.passerelle.journal.SyncRequests;
import eu.passerelle.journal.Transfers;
import eu.passerelle.journal.UploadLog;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@link SampleDashboard} reads and writes: the sample journal. */
@Configuration(proxyBeanMethods = false)
class SampleStores {

    @Bean(destroyMethod = "") // all tests share it
    JournalDatabase journalDatabase() {
        return SampleJournal.DATABASE;
    }

    @Bean
    JournalView journalView() {
        return new JournalView(SampleJournal.DATABASE);
    }

    @Bean
    Transfers transfers() {
        return new Transfers(SampleJournal.DATABASE);
    }

    @Bean
    Repairs repairs() {
        return new Repairs(SampleJournal.DATABASE, SampleJournal.CIPHER);
    }

    @Bean
    CredentialSearch credentialSearch() {
        return new CredentialSearch(SampleJournal.DATABASE, SampleJournal.CIPHER);
    }

    @Bean
    CredentialOrders credentialOrders() {
        return new CredentialOrders(SampleJournal.DATABASE, SampleJournal.CIPHER);
    }

    @Bean
    OverviewView overviewView() {
        return new OverviewView(SampleJournal.DATABASE);
    }

    @Bean
    FlowCounts flowCounts() {
        return new FlowCounts(SampleJournal.DATABASE);
    }

    @Bean
    FlowView flowView() {
        return new FlowView(SampleJournal.DATABASE);
    }

    @Bean
    FailureGroups failureGroups() {
        return new FailureGroups(SampleJournal.DATABASE);
    }

    @Bean
    RetryRunner retryRunner() {
        return new RetryRunner(SampleJournal.DATABASE, SampleJournal.CIPHER, SampleJournal.READING, Duration.ZERO);
    }

    @Bean
    Edits edits() {
        return new Edits(SampleJournal.DATABASE, SampleJournal.CIPHER, SampleJournal.READING);
    }

    @Bean
    Retries retries(RetryRunner runner) {
        return new Retries(SampleJournal.DATABASE, runner);
    }

    @Bean
    Learners learners() {
        return new Learners(SampleJournal.DATABASE);
    }

    @Bean
    LearnerReview learnerReview() {
        return new LearnerReview(SampleJournal.DATABASE, SampleJournal.CIPHER);
    }

    @Bean
    IdentityDecisions identityDecisions() {
        return new IdentityDecisions(SampleJournal.DATABASE);
    }

    @Bean
    ReturnStore returnStore() {
        return new ReturnStore(SampleJournal.DATABASE, SampleJournal.CIPHER);
    }

    @Bean
    SyncRequests syncRequests() {
        return new SyncRequests(SampleJournal.DATABASE);
    }

    @Bean
    Alerts alerts() {
        return new Alerts(SampleJournal.DATABASE);
    }

    @Bean
    AlertNotices alertNotices() {
        return new AlertNotices(SampleJournal.DATABASE);
    }

    @Bean
    Referrals referrals() {
        return new Referrals(SampleJournal.DATABASE);
    }

    @Bean
    Rulings rulings() {
        return new Rulings(SampleJournal.DATABASE);
    }

    @Bean
    ConfigurationVersions configurationVersions() {
        return new ConfigurationVersions(SampleJournal.DATABASE);
    }

    @Bean
    Schedules schedules() {
        return new Schedules(SampleJournal.DATABASE);
    }

    @Bean
    CompanionFiles companionFiles() {
        return new CompanionFiles(SampleJournal.DATABASE, SampleJournal.CIPHER);
    }

    @Bean
    AuditChain auditChain() {
        return new AuditChain(SampleJournal.DATABASE);
    }

    @Bean
    AuditVerification auditVerification() {
        return new AuditVerification(SampleJournal.DATABASE);
    }

    @Bean
    UploadLog uploadLog() {
        return new UploadLog(SampleJournal.DATABASE);
    }
}
