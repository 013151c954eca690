package eu.passerelle.sis.virta;

/** One study result that cannot be read; the reader turns it into a rejected record. */
final class UnreadableStudy extends Exception {

    private static final long serialVersionUID = 1L;

    private final String repair;

    /** @param reason without personal data, as is {@code repair} */
    UnreadableStudy(String reason, String repair) {
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
