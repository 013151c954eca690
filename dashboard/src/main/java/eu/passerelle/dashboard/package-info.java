/** Seeing and repairing it: the REST API over the journal and a page on it. No Camel; payloads only audited. */
@NullMarked
package eu.passerelle.dashboard;

import org.jspecify.annotations.NullMarked;
