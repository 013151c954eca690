package eu.passerelle.connectors.mapping;

/** A record that cannot become a completion; says why and what to do, without personal data. */
final class Unfit extends Exception {

    private final String repair;

    Unfit(String reason, String repair) {
        super(reason, null, false, false);
        this.repair = repair;
    }

    /** The same with the key of the mapping in front. */
    Unfit under(String key) {
        return new Unfit("'" + key + "': " + reason(), repair);
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    String repair() {
        return repair;
    }
}
