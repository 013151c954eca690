package eu.passerelle.connectors.testkit;

import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credential;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.time.ZoneId;
import java.util.List;

/** A delivery of the invented University of Kuu. */
public final class SampleDelivery {

    private static final University KUU = new University(
            "kuu",
            new Organisation(LocalizedText.of("en", "University of Kuu"), "FIN", null, "kuu.example", null),
            List.of("fi", "en"),
            ZoneId.of("Europe/Helsinki"));

    private SampleDelivery() {}

    public static Delivery of(Credential sealed, Recipient to, Completion completion) {
        return new Delivery("transfer-1", sealed, to, KUU, completion);
    }
}
