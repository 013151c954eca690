package eu.passerelle.routes;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A defect of ours costs one transfer and not its batch. The message of an unknown exception may carry personal data, so
 * only its type and place are kept.
 */
final class Defect {

    private static final Logger LOG = LoggerFactory.getLogger(Defect.class);

    private Defect() {}

    /**
     * @param where university or target
     * @param doing what was being done
     * @return what to keep as the reason of the failure
     */
    static String told(UUID transfer, String where, String doing, RuntimeException defect) {
        LOG.atError()
                .addKeyValue("transfer", transfer)
                .log(
                        "Transfer {} while {} ({}): {} at {}",
                        transfer,
                        doing,
                        where,
                        defect.getClass().getName(),
                        defect.getStackTrace().length > 0 ? defect.getStackTrace()[0] : "?");
        return "Unexpected " + defect.getClass().getSimpleName() + " while " + doing
                + "; report it with the transfer's id.";
    }
}
