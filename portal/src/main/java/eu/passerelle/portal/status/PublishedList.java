package eu.passerelle.portal.status;

/**
 * A signed list.
 *
 * @param etag quoted and weak: the same at every instance of the hub as long as the list says the same
 */
record PublishedList(String mediaType, byte[] body, String etag) {}
