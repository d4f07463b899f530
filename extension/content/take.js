/** The last script of a reading: what it comes to is what the page says. */

plainPolicy.read();
