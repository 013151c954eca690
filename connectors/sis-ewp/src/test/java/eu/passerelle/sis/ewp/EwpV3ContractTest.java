package eu.passerelle.sis.ewp;

class EwpV3ContractTest extends EwpContract {

    EwpV3ContractTest() {
        super(EwpVersion.V3);
    }
}
