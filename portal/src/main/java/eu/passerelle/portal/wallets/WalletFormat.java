package eu.passerelle.portal.wallets;

/** How a credential travels to a wallet, OpenID4VCI 1.0 appendix A. */
public enum WalletFormat {
    DC_SD_JWT("dc+sd-jwt"),
    JWT_VC_JSON("jwt_vc_json"),
    /** The only one whose credential is a JSON object. */
    LDP_VC("ldp_vc");

    private final String identifier;

    WalletFormat(String identifier) {
        this.identifier = identifier;
    }

    public String identifier() {
        return identifier;
    }
}
