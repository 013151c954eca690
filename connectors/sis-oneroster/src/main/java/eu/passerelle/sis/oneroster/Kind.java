package eu.passerelle.sis.oneroster;

/** What a result refers to. */
enum Kind {
    LINE_ITEM("/gradebook/v1p2/lineItems", "lineItem", "lineItems"),
    CLASS("/rostering/v1p2/classes", "class", "classes"),
    COURSE("/rostering/v1p2/courses", "course", "courses"),
    USER("/rostering/v1p2/users", "user", "users");

    private final String path;
    private final String one;
    private final String many;

    Kind(String path, String one, String many) {
        this.path = path;
        this.one = one;
        this.many = many;
    }

    /** Of the service, below the address in the settings. */
    String path() {
        return path;
    }

    /** The envelope's only field around a single one. */
    String one() {
        return one;
    }

    /** The envelope's only field around a list; also the name of the CSV file. */
    String many() {
        return many;
    }
}
