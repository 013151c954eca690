@NullMarked
package eu.passerelle.credentials.sdjwt;

import org.jspecify.annotations.NullMarked;
