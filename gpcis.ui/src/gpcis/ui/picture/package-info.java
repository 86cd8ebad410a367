// SPDX-License-Identifier: Apache-2.0

/**
 * Photos, masks and maps as files. A fixed list of formats is decoded by readers named one by one; what a file claims is
 * checked before memory is given to it, and a damaged file is refused rather than shown in part.
 */
package gpcis.ui.picture;
