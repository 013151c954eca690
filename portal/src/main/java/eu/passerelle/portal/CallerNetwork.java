package eu.passerelle.portal;

/** Whose calls are counted together: those of one address, or of the whole network that one household has in IPv6. */
public final class CallerNetwork {

    private CallerNetwork() {}

    /** @param address in numbers; of IPv6 its first 64 bits are kept */
    public static String of(String address) {
        String[] groups = address.split(":");
        return groups.length < 4 ? address : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
