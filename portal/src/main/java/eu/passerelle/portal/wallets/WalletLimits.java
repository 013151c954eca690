package eu.passerelle.portal.wallets;

/**
 * How much one address may ask, in each instance. Behind a proxy all callers have its address: let the proxy limit, too.
 *
 * @param calls a minute
 * @param refusals a minute after which it must wait
 */
public record WalletLimits(int calls, int refusals) {

    public static final WalletLimits STANDARD = new WalletLimits(1_200, 60);
}
