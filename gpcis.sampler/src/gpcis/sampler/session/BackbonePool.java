// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import gpcis.api.backbone.Backbone;
import gpcis.api.model.BlockWeights;
import gpcis.api.model.Model;
import gpcis.api.part.PartKind;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.TensorEngine;
import gpcis.api.tensor.TensorSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Backbones with their weights, shared by all sessions on the same model: loaded once, freed when nobody uses them and
 * another one is wanted.
 */
final class BackbonePool implements AutoCloseable {

    private final TensorEngine engine;
    private final BlockWeights blockWeights;
    private final Map<Key, Entry> entries = new HashMap<>();

    /** The service object itself belongs to the key: a bundle that was stopped and started again is another backbone. */
    private record Key(Backbone backbone, String modelHash) { }

    private static final class Entry {
        private final LoadedBackbone loaded;
        private int users;

        Entry(LoadedBackbone loaded) {
            this.loaded = loaded;
        }
    }

    BackbonePool(TensorEngine engine, BlockWeights blockWeights) {
        this.engine = engine;
        this.blockWeights = blockWeights;
    }

    /** A loaded backbone on loan; give it back by closing the lease. */
    synchronized Lease borrow(Setup setup) {
        Key key = new Key(setup.backbone(), setup.model().hash());
        Entry entry = entries.get(key);
        if (entry == null) {
            freeUnused();
            entry = new Entry(load(setup));
            entries.put(key, entry);
        }
        entry.users++;
        return new Lease(this, key, entry.loaded);
    }

    private void freeUnused() {
        for (Iterator<Entry> all = entries.values().iterator(); all.hasNext();) {
            Entry entry = all.next();
            if (entry.users == 0) {
                all.remove();
                entry.loaded.close();
            }
        }
    }

    private LoadedBackbone load(Setup setup) {
        String name = setup.names().get(PartKind.BACKBONE);
        Model model = setup.model();
        String stated = model.manifest().part(PartKind.BACKBONE).name();
        if (!name.equals(stated)) {
            throw new Problem("model '" + model.manifest().name() + "' holds weights for the backbone '" + stated
                    + "', none for '" + name + "'", "open a model made for it, or take the choice back with backbone=");
        }
        TensorSet weights = model.weights().under(PartKind.BACKBONE.key());
        NDManager manager = engine.newManager();
        try {
            Block block = setup.backbone().block(setup.backboneOptions());
            blockWeights.load(block, manager, weights, "the backbone '" + name + "'");
            return new LoadedBackbone(manager, block);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    private synchronized void giveBack(Key key) {
        Entry entry = entries.get(key);
        if (entry != null) {
            entry.users--;
        }
    }

    @Override
    public synchronized void close() {
        entries.values().forEach(entry -> entry.loaded.close());
        entries.clear();
    }

    /** A backbone on loan. */
    static final class Lease implements AutoCloseable {
        private final BackbonePool pool;
        private final Key key;
        private final LoadedBackbone loaded;

        private Lease(BackbonePool pool, Key key, LoadedBackbone loaded) {
            this.pool = pool;
            this.key = key;
            this.loaded = loaded;
        }

        LoadedBackbone backbone() {
            return loaded;
        }

        @Override
        public void close() {
            pool.giveBack(key);
        }
    }
}
