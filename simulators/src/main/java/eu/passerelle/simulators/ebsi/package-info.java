/** EBSI's registries: DIDs, trusted issuers and schemas, over HTTPS. */
@NullMarked
package eu.passerelle.simulators.ebsi;

import org.jspecify.annotations.NullMarked;
