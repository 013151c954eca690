package eu.passerelle.simulators;

import java.time.LocalDate;

/**
 * A fake learner.
 *
 * @param number local student number
 * @param nationalId in the form of the campus's country, obviously fake
 * @param esi European Student Identifier
 */
public record SimulatedLearner(
        String number,
        String nationalId,
        String esi,
        String given,
        String family,
        LocalDate born,
        String email,
        String walletAddress) {

    /** The person that another campus knows, with the numbers and addresses that this campus has given. */
    SimulatedLearner as(SimulatedLearner person) {
        return new SimulatedLearner(
                number, nationalId, person.esi, person.given, person.family, person.born, email, walletAddress);
    }
}
