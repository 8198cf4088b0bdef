def scores = ['one', 'two', 'three'].collect { module ->
    new groovy.json.JsonSlurper().parse(new File(basedir, module + '/target/metaspo/facts/results.json')).train.score
}
assert scores.toSet().size() == 1

// Maven's and one for the model; the shortest are of newer launchers, which read .mvn/jvm.config with Java
def worked = basedir.listFiles().findAll { it.name ==~ /java-\d+\.log/ && it.readLines().size() > 1 }
assert worked.size() == 2
