/** Open Badges 3.0 (1EdTech), on the Verifiable Credentials Data Model 2.0. */
@NullMarked
package eu.passerelle.credentials.openbadge;

import org.jspecify.annotations.NullMarked;
