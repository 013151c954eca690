package eu.passerelle.sis.table;

import eu.passerelle.simulators.table.TableDialect;
import eu.passerelle.simulators.table.TableForm;

class CsvDirectoryContractTest extends DirectoryContract {

    CsvDirectoryContractTest() {
        super(TableDialect.KAUNAS, TableForm.CSV, "kaunas");
    }
}
