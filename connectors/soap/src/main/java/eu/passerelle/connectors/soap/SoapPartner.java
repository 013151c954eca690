package eu.passerelle.connectors.soap;

import java.util.function.Function;

/**
 * A SOAP service in words, for messages to operators, and what its faults mean.
 *
 * @param name of the system, for example {@code Virta}
 * @param credentials settings that hold them, for example {@code 'sis.user' and 'sis.key'}
 * @param request settings that shape a request, besides the endpoint
 * @param support who can help
 * @param meaning of a fault
 */
public record SoapPartner(
        String name, String credentials, String request, String support, Function<SoapFault, Meaning> meaning) {

    /** What a fault means. */
    public enum Meaning {
        /** There is nothing: an empty answer. */
        NOTHING,
        /** What was asked cannot be answered; the next question may be. */
        ONE_RECORD,
        /** The service does not work, or does not let us in. */
        FAILURE
    }

    /** A service all of whose faults are failures. */
    public static Meaning alwaysFailure(SoapFault fault) {
        return Meaning.FAILURE;
    }
}
