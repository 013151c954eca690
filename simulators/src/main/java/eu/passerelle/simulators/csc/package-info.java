/** A remote signing service (Cloud Signature Consortium, API v2). */
@NullMarked
package eu.passerelle.simulators.csc;

import org.jspecify.annotations.NullMarked;
