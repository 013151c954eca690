@NullMarked
package eu.passerelle.portal.verify;

import org.jspecify.annotations.NullMarked;
