package eu.passerelle.connectors.keys;

/** How an RSA key signs (RFC 7518); other keys can sign in one way only. */
public enum RsaAlgorithm {
    RS256,
    RS384,
    RS512
}
