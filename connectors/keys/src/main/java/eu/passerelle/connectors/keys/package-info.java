/** The hub's private keys, wherever they live: a PKCS#12 file, a PKCS#11 token, a remote signing service (CSC). */
@NullMarked
package eu.passerelle.connectors.keys;

import org.jspecify.annotations.NullMarked;
