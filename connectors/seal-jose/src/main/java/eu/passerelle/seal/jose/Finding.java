package eu.passerelle.seal.jose;

/**
 * One reason why a sealed credential is not accepted.
 *
 * @param rule short name of what was broken, for example {@code signature}, {@code expired}
 * @param message in plain words; names claims, never their values
 */
public record Finding(String rule, String message) {}
