package eu.passerelle.sis.ladok;

/** An event that cannot become a completion; says why and what to do, without personal data. */
final class Unreadable extends Exception {

    private final String repair;

    Unreadable(String reason, String repair) {
        super(reason, null, false, false);
        this.repair = repair;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    String repair() {
        return repair;
    }
}
