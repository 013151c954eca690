package eu.passerelle.sis.ewp;

class EwpV2ContractTest extends EwpContract {

    EwpV2ContractTest() {
        super(EwpVersion.V2);
    }
}
