package eu.passerelle.sis.virta;

import eu.passerelle.sis.virta.wsdl.OpiskelijaTyyppi;
import java.util.List;

/** What Virta said of one learner. */
sealed interface LearnerReply {

    /**
     * The learner's results, empty for one whom Virta does not know.
     *
     * @param groups the learner as each organisation knows them; one without any identity where Virta was asked for
     *     results only
     */
    record Studies(List<OpiskelijaTyyppi> groups) implements LearnerReply {
        public Studies {
            groups = List.copyOf(groups);
        }
    }

    /** A reply that is no answer: kept raw, it costs this learner's results of this run and nobody else's. */
    record Unreadable(String reason, String repair, byte[] raw) implements LearnerReply {}
}
