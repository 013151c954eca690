package eu.passerelle.sis.table;

import eu.passerelle.simulators.table.TableDialect;
import eu.passerelle.simulators.table.TableForm;

class ExcelDirectoryContractTest extends DirectoryContract {

    ExcelDirectoryContractTest() {
        super(TableDialect.AVEIRO, TableForm.XLSX, "aveiro");
    }
}
