package eu.passerelle.simulators.login;

import java.util.List;

/**
 * Somebody who can log in.
 *
 * @param name invented
 * @param email which {@code config/access.csv} knows the person by
 * @param does what the person does, for who chooses
 * @param groups of the person, as the provider tells them
 */
public record DemoPerson(String name, String email, String does, List<String> groups) {

    /** The demo's: an operator, who looks after the alliance's tables, staff of two universities, and one who has no role yet. */
    public static final List<DemoPerson> ALL = List.of(
            new DemoPerson(
                    "Olga Operator",
                    "olga.operator@passerelle.example",
                    "runs the hub",
                    List.of("passerelle-operators")),
            new DemoPerson(
                    "Paula Policy",
                    "paula.policy@passerelle.example",
                    "looks after the alliance's decision tables",
                    List.of()),
            new DemoPerson(
                    "Ilse IT", "ilse.it@twente.example", "IT staff of the University of Twente", List.of("twente-it")),
            new DemoPerson(
                    "Rob Registrar",
                    "rob.registrar@twente.example",
                    "registrar of the University of Twente",
                    List.of()),
            new DemoPerson(
                    "Timo Tuki", "timo.tuki@tampere.example", "IT staff of Tampere University", List.of("tampere-it")),
            new DemoPerson(
                    "Riitta Rekisteri",
                    "riitta.rekisteri@tampere.example",
                    "registrar of Tampere University",
                    List.of()),
            new DemoPerson("Nina New", "nina.new@aveiro.example", "came yesterday and has no role yet", List.of()));

    /** Never changes, and says nothing. */
    String subject() {
        return "demo-" + Integer.toHexString(email.hashCode());
    }
}
