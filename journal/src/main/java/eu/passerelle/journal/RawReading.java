package eu.passerelle.journal;

import eu.passerelle.model.Completion;
import org.jspecify.annotations.Nullable;

/** Reads a source record that the journal has kept, as its connector would if the SIS sent it now. */
public interface RawReading {

    /** Where no connector runs: nothing can be read. */
    RawReading NONE = record -> new Answer.Refused("Nothing can be read here: no connector runs.");

    /** Never throws for what stands in the record. */
    Answer read(ToRead record);

    /** Which identifiers of this university's records say who a learner is. */
    default IdentityRules rules(String university) {
        return new IdentityRules(IdentityRules.USUALLY_TRUSTED, "", null);
    }

    /**
     * A kept record.
     *
     * @param configuration version of the university's configuration to read it by; null: the active one
     */
    record ToRead(
            String university, String sourceKey, @Nullable Integer configuration, Pulled.Raw raw) {}

    /** What became of it. */
    sealed interface Answer {

        /** @param rules which identifiers of this university's records say who a learner is */
        record Read(Completion completion, String scope, IdentityRules rules) implements Answer {}

        /** It is a record, and still not one that can be used. */
        record Unreadable(String why) implements Answer {}

        /** It cannot be read again at all. */
        record Refused(String why) implements Answer {}
    }
}
