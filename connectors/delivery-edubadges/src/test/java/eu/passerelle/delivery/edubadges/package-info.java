@NullMarked
package eu.passerelle.delivery.edubadges;

import org.jspecify.annotations.NullMarked;
