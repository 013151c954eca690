package eu.passerelle.sis.table;

import eu.passerelle.simulators.table.TableDialect;
import eu.passerelle.simulators.table.TableForm;

class CsvSftpContractTest extends SftpContract {

    CsvSftpContractTest() {
        super(TableDialect.BARCELONA, TableForm.CSV, "barcelona");
    }
}
