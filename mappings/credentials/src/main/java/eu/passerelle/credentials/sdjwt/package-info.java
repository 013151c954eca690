/** SD-JWT VC (IETF): claims and what of them the holder may keep back, by types that are data files. */
@NullMarked
package eu.passerelle.credentials.sdjwt;

import org.jspecify.annotations.NullMarked;
