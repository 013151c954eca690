package eu.passerelle.sis.table;

import eu.passerelle.simulators.table.TableDialect;
import eu.passerelle.simulators.table.TableForm;

class TextDirectoryContractTest extends DirectoryContract {

    TextDirectoryContractTest() {
        super(TableDialect.AVEIRO, TableForm.UNICODE_TEXT, "aveiro");
    }
}
