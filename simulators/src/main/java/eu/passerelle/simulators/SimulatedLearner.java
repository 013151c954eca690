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
        String walletAddress) {}
