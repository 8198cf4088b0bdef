def scores = ['one', 'two'].collect { module ->
    new groovy.json.JsonSlurper().parse(new File(basedir, module + '/target/metaspo/facts/results.json')).train.score
}
assert scores[0] == scores[1]
