package eu.passerelle.portal.wallets;

/**
 * Wallets that may use the authorisation code flow. Their addresses are known beforehand: who could name any address would
 * be sent the code of whoever follows a link.
 */
public interface WalletClients {

    /** @param redirectUri where the browser is to go with the code, compared exactly */
    boolean knows(String client, String redirectUri);
}
