if (!io.github.metaspo.it.PostgresServer.isInstalled()) {
    println 'SKIPPED: PostgreSQL is not installed; on Debian: apt-get install postgresql'
    return false
}
return true
