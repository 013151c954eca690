@NullMarked
package eu.passerelle.credentials.openbadge;

import org.jspecify.annotations.NullMarked;
