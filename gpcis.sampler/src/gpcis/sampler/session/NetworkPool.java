// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import gpcis.api.backbone.Backbone;
import gpcis.api.head.Head;
import gpcis.api.model.BlockWeights;
import gpcis.api.model.Model;
import gpcis.api.part.PartKind;
import gpcis.api.part.PartOptions;
import gpcis.api.problem.Problem;
import gpcis.api.tensor.TensorEngine;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Backbones and heads with their weights, shared by all who compute with the same model: loaded once, freed when nobody uses
 * them and another model's are wanted.
 */
final class NetworkPool implements AutoCloseable {

    private final TensorEngine engine;
    private final BlockWeights blockWeights;
    private final Map<Key, Entry> entries = new HashMap<>();

    /** The service object itself belongs to the key: a bundle that was stopped and started again is another backbone. */
    private record Key(Backbone backbone, PartOptions backboneOptions, Optional<Head> head, PartOptions headOptions,
            String modelHash) {

        static Key of(Setup setup) {
            return new Key(setup.backbone(), setup.options(PartKind.BACKBONE), setup.head(), setup.options(PartKind.HEAD),
                    setup.model().hash());
        }
    }

    private static final class Entry {
        private final LoadedNetwork loaded;
        private int users;

        Entry(LoadedNetwork loaded) {
            this.loaded = loaded;
        }
    }

    NetworkPool(TensorEngine engine, BlockWeights blockWeights) {
        this.engine = engine;
        this.blockWeights = blockWeights;
    }

    /** A loaded network on loan; give it back by closing the lease. */
    synchronized Lease borrow(Setup setup) {
        Key key = Key.of(setup);
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

    private LoadedNetwork load(Setup setup) {
        checkMade(setup, PartKind.BACKBONE);
        setup.head().ifPresent(head -> checkMade(setup, PartKind.HEAD));
        NDManager manager = engine.newManager();
        try {
            Block backbone = setup.backbone().block(setup.options(PartKind.BACKBONE));
            fill(backbone, manager, setup, PartKind.BACKBONE);
            Optional<Block> classifier = setup.head()
                    .map(head -> head.block(setup.featureWidth(), setup.options(PartKind.HEAD)));
            classifier.ifPresent(block -> fill(block, manager, setup, PartKind.HEAD));
            return new LoadedNetwork(manager, backbone, classifier);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    private static void checkMade(Setup setup, PartKind kind) {
        Model model = setup.model();
        String name = setup.names().get(kind);
        String stated = model.manifest().part(kind).name();
        if (!name.equals(stated)) {
            throw new Problem("model '" + model.manifest().name() + "' holds weights for the " + kind.key() + " '" + stated
                    + "', none for '" + name + "'", "open a model made for it, or take the choice back with " + kind.key() + "=");
        }
    }

    private void fill(Block block, NDManager manager, Setup setup, PartKind kind) {
        blockWeights.load(block, manager, setup.model().weights().under(kind.key()),
                "the " + kind.key() + " '" + setup.names().get(kind) + "'");
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

    /** A network on loan. */
    static final class Lease implements AutoCloseable {
        private final NetworkPool pool;
        private final Key key;
        private final LoadedNetwork loaded;
        private boolean given;

        private Lease(NetworkPool pool, Key key, LoadedNetwork loaded) {
            this.pool = pool;
            this.key = key;
            this.loaded = loaded;
        }

        LoadedNetwork network() {
            return loaded;
        }

        @Override
        public synchronized void close() {
            if (!given) {
                given = true;
                pool.giveBack(key);
            }
        }
    }
}
