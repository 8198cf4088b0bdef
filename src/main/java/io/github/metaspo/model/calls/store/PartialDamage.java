package io.github.metaspo.model.calls.store;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Damage to a part of a store that is in use: warns of it once. */
final class PartialDamage {

    private final Database database;
    private final Consumer<String> warnings;
    private final AtomicBoolean warned = new AtomicBoolean();

    PartialDamage(Database database, Consumer<String> warnings) {
        this.database = database;
        this.warnings = warnings;
    }

    /** Whether a failure means damage to a part of the store. Warns the first time. */
    boolean isMeantBy(SQLException failure) {
        boolean damage = database.isDamage(failure);
        if (damage && warned.compareAndSet(false, true)) {
            warnings.accept("the response store " + database + " is damaged in part (" + failure.getMessage()
                    + "); replies there count as not stored; if this comes again, delete the file");
        }
        return damage;
    }
}
