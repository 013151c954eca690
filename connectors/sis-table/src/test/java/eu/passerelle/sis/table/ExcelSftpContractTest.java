package eu.passerelle.sis.table;

import eu.passerelle.simulators.table.TableDialect;
import eu.passerelle.simulators.table.TableForm;

class ExcelSftpContractTest extends SftpContract {

    ExcelSftpContractTest() {
        super(TableDialect.KAUNAS, TableForm.XLSX, "kaunas");
    }
}
