package eu.passerelle.recognition.receiving;

import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.recognition.RecognitionDecision;

/** What the receiving university's own decision tables say to a completion of a partner. */
@FunctionalInterface
public interface OwnTables {

    /** Of a university that has none. */
    OwnTables NONE = source -> new RecognitionDecision.Recognised(java.util.List.of("no-own-table"));

    RecognitionDecision ask(PartnerCompletion source);
}
