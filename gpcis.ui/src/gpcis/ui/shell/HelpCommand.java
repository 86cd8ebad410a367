// SPDX-License-Identifier: Apache-2.0
package gpcis.ui.shell;

import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Component;

/** {@code gpcis:help}: our commands on one page. */
@Component(
        service = HelpCommand.class,
        property = {"osgi.command.scope=gpcis", "osgi.command.function=help"})
public final class HelpCommand {

    /** Tells the commands. */
    @Descriptor("tells the commands of the workbench")
    public String help() {
        return """
                Parts
                  gpcis:services               running parts by kind, with bundle and version; * marks chosen ones
                  gpcis:use kernel=rbf         work with another part from the next click on; several at once
                  gpcis:use kernel=            take the choice back
                  gpcis:variant c              work with a variant of Table 4, a … e; off takes it back
                  gpcis:inspect FILE.jar       what a bundle is, who signed it, what it asks for; takes nothing up
                  gpcis:install FILE.jar       say the same, then take it up, or a newer build of it
                  gpcis:bundles                bundles of the workbench and whether they run
                  gpcis:stop NAME              stop a bundle: gpcis.kernel.rbf, or the one with kernel=rbf
                  gpcis:start NAME             start it again
                Cutting out an object
                  gpcis:open PHOTO [MODEL]     open a photo; backbone=NAME for an untrained model with that one
                  gpcis:click X Y [-]          click on the object, with - beside it
                  gpcis:undo, gpcis:redo       take a click back, bring it back
                  gpcis:replay                 predict all clicks anew with the parts that run now
                  gpcis:save MASK.png          write the mask
                Annotating: each step is on disk before it is answered
                  gpcis:annotate PHOTO [LABEL] open a photo's annotation; with a label, begin a new object
                  gpcis:step click X Y [-]     a step; also undo, redo, remove N, brush X Y RADIUS [-], smooth RADIUS,
                                               polygon X Y X Y X Y … [-], fill-holes [N], keep-largest, restart
                Leaving: exit""";
    }
}
