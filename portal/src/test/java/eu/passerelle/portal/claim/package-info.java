@NullMarked
package eu.passerelle.portal.claim;

import org.jspecify.annotations.NullMarked;
