@NullMarked
package eu.passerelle.credentials.ebsi;

import org.jspecify.annotations.NullMarked;
