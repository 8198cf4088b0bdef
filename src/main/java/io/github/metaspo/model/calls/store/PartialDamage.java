package io.github.metaspo.model.calls.store;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Detects damage to part of a store in use, and warns once. */
final class PartialDamage {

    private final Database database;
    private final Consumer<String> warnings;
    private final AtomicBoolean warned = new AtomicBoolean();

    PartialDamage(Database database, Consumer<String> warnings) {
        this.database = database;
        this.warnings = warnings;
    }

    /** Returns whether a failure means damage to part of the store. Warns the first time. */
    boolean isMeantBy(SQLException failure) {
        boolean damage = database.isDamage(failure);
        if (damage && warned.compareAndSet(false, true)) {
            warnings.accept("the response store " + database + " is partly damaged (" + failure.getMessage()
                    + "); replies in the damaged part count as not stored; if this happens again, delete the file");
        }
        return damage;
    }
}
