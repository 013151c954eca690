package eu.passerelle.sis.ooapi;

import java.util.Map;

/** The two versions of the standard in use, and where their paths differ. */
public enum OoapiVersion {
    /** OOAPI 5.0. */
    V5("offeringId", "/courses/%s/offerings", "/offerings/%s/associations"),
    /** OEAPI 6.0 and 6.1. */
    V6("courseOfferingId", "/courses/%s/course-offerings", "/course-offerings/%s/course-offering-associations");

    private final String offeringId;
    private final String offerings;
    private final String associations;

    OoapiVersion(String offeringId, String offerings, String associations) {
        this.offeringId = offeringId;
        this.offerings = offerings;
        this.associations = associations;
    }

    ListAddress courses() {
        return list("/courses", "courseId");
    }

    ListAddress offeringsOf(String course) {
        return list(offerings.formatted(OoapiService.segment(course)), offeringId);
    }

    ListAddress associationsOf(String offering) {
        return list(associations.formatted(OoapiService.segment(offering)), "associationId");
    }

    /** Only v5 defines an order; v6 leaves it to the service, hence the second look of {@link WholeList}. */
    private ListAddress list(String path, String id) {
        return new ListAddress(path, id, this == V5 ? Map.of("sort", id) : Map.of());
    }

    /**
     * One list of the service.
     *
     * @param id name of the items' identifying field
     */
    record ListAddress(String path, String id, Map<String, String> query) {

        ListAddress with(String key, String value) {
            var more = new java.util.TreeMap<>(query);
            more.put(key, value);
            return new ListAddress(path, id, more);
        }
    }
}
