package eu.passerelle.sis.ewp;

/** Version of the Incoming Mobility ToRs API: 2 wraps ELMO 1.x, 3 wraps ELMO 2.x. */
public enum EwpVersion {
    V2("v2", "v1"),
    V3("v3", "v2");

    private static final String API =
            "https://github.com/erasmus-without-paper/ewp-specs-api-imobility-tors/blob/stable-";

    private final String api;
    private final String elmo;

    EwpVersion(String api, String elmo) {
        this.api = api;
        this.elmo = elmo;
    }

    String indexNamespace() {
        return API + api + "/endpoints/index-response.xsd";
    }

    String getNamespace() {
        return API + api + "/endpoints/get-response.xsd";
    }

    String elmoNamespace() {
        return "https://github.com/emrex-eu/elmo-schemas/tree/" + elmo;
    }
}
