def scores = ['one', 'two', 'three'].collect { module ->
    new groovy.json.JsonSlurper().parse(new File(basedir, module + '/target/metaspo/facts/results.json')).train.score
}
assert scores.toSet().size() == 1

// Maven's and one for the model
assert basedir.list().count { it ==~ /java-\d+\.log/ } == 2
