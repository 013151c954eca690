package eu.passerelle.sis.ooapi;

import eu.passerelle.simulators.ooapi.OoapiSimulator;

/** OOAPI v6. */
class OoapiV6ContractTest extends OoapiContractTest {

    OoapiV6ContractTest() {
        super(OoapiVersion.V6, OoapiSimulator.Auth.BASIC);
    }
}
