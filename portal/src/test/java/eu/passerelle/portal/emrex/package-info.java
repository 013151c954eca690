@NullMarked
package eu.passerelle.portal.emrex;

import org.jspecify.annotations.NullMarked;
