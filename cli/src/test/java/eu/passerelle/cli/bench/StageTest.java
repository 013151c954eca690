package eu.passerelle.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.elm.validation.EdcValidator;
import eu.passerelle.journal.DeliveryStore;
import eu.passerelle.journal.IssueStore;
import eu.passerelle.journal.PageStore;
import eu.passerelle.recognition.Recognition;
import eu.passerelle.routes.observe.FlowRecorder;
import eu.passerelle.seal.dss.SealRates;
import eu.passerelle.simulators.ooapi.OoapiSimulator;
import eu.passerelle.simulators.wallet.WalletSimulator;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageTest {

    /** By the classes themselves, so that a class that moves to another package takes its stage along or breaks here. */
    @Test
    void knowsTheHubsClasses() {
        Map<Class<?>, Stage> known = Map.of(
                PageStore.class, Stage.STORE_PAGE,
                IssueStore.class, Stage.STORE_ISSUE,
                DeliveryStore.class, Stage.STORE_RECEIPT,
                Recognition.class, Stage.RECOGNISE,
                EdcValidator.class, Stage.VALIDATE,
                SealRates.class, Stage.SEAL,
                FlowRecorder.class, Stage.OBSERVE,
                OoapiSimulator.class, Stage.SIS_SIMULATORS,
                WalletSimulator.class, Stage.WALLET_SIMULATOR);

        assertThat(known)
                .allSatisfy((type, stage) ->
                        assertThat(Stage.of(type.getName() + ".method")).contains(stage));
    }

    @Test
    void tellsAMethodFromTheRestOfItsClass() {
        assertThat(Stage.of("eu.passerelle.journal.IssueStore.load")).contains(Stage.LOAD);
    }

    @Test
    void leavesWhatManyStagesUseToItsCaller() {
        assertThat(Stage.of("org.postgresql.core.Parser.parseJdbcSql")).isEmpty();
        assertThat(Stage.of("eu.passerelle.journal.Payloads.add")).isEmpty();
    }
}
