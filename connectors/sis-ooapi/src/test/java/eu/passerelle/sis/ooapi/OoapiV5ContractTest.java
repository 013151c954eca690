package eu.passerelle.sis.ooapi;

import eu.passerelle.simulators.ooapi.OoapiSimulator;

/** OOAPI v5. */
class OoapiV5ContractTest extends OoapiContractTest {

    OoapiV5ContractTest() {
        super(OoapiVersion.V5, OoapiSimulator.Auth.OAUTH2);
    }
}
