package eu.passerelle.sis.ooapi;

import java.util.Map;

/** The two versions of the standard in use, and where their paths differ. */
public enum OoapiVersion {
    /** OOAPI 5.0. */
    V5(ItemShape.of("offeringId"), "/courses/%s/offerings", "/offerings/%s/associations"),
    /** OEAPI 6.0 and 6.1. */
    V6(
            ItemShape.of("courseOfferingId"),
            "/courses/%s/course-offerings",
            "/course-offerings/%s/course-offering-associations");

    private final ItemShape offering;
    private final String offerings;
    private final String associations;

    OoapiVersion(ItemShape offering, String offerings, String associations) {
        this.offering = offering;
        this.offerings = offerings;
        this.associations = associations;
    }

    ListAddress courses() {
        return list("/courses", ItemShape.COURSE);
    }

    ListAddress offeringsOf(String course) {
        return list(offerings.formatted(OoapiService.segment(course)), offering);
    }

    ListAddress associationsOf(String offering) {
        return list(associations.formatted(OoapiService.segment(offering)), ItemShape.ASSOCIATION);
    }

    /** Only v5 defines an order; v6 leaves it to the service, hence the second look of {@link WholeList}. */
    private ListAddress list(String path, ItemShape items) {
        return new ListAddress(path, items, this == V5 ? Map.of("sort", items.idName()) : Map.of());
    }

    /**
     * One list of the service.
     *
     * @param items what is read of each of its items
     */
    record ListAddress(String path, ItemShape items, Map<String, String> query) {

        ListAddress with(String key, String value) {
            var more = new java.util.TreeMap<>(query);
            more.put(key, value);
            return new ListAddress(path, items, more);
        }
    }
}
